package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelloReaderTest {
  private static final String HOST = "media-server-1.vod-example-com.local";
  private static final byte[] HELLO = Hellos.of(Optional.of(HOST), "h2", "http/1.1");

  @Test
  void readsServerNameAndProtocolsOfARealHello() throws Exception {
    ClientHello hello = readAll(HELLO).orElseThrow();
    assertThat(hello.serverName()).contains(HOST);
    assertThat(hello.protocols()).containsExactly("h2", "http/1.1");
  }

  @Test
  void readsAHelloWithoutServerName() throws Exception {
    assertThat(readAll(Hellos.of(Optional.empty())).orElseThrow().serverName()).isEmpty();
  }

  @Test
  void readsAHelloThatComesByteByByte() throws Exception {
    HelloReader reader = new HelloReader();
    for (int at = 0; at < HELLO.length - 1; at++) {
      assertThat(feed(reader, HELLO, at, 1)).as("after byte %d", at).isEmpty();
    }
    assertThat(feed(reader, HELLO, HELLO.length - 1, 1).orElseThrow().serverName()).contains(HOST);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 200})
  void readsAHelloThatIsCutIntoRecords(int size) throws Exception {
    byte[] cut = Hellos.records(Hellos.message(HELLO), size);
    assertThat(readAll(cut).orElseThrow().serverName()).contains(HOST);
    assertThat(readAll(Arrays.copyOf(cut, cut.length - 1))).isEmpty();
  }

  @Test
  void keepsAllBytesAsTheyCame() throws Exception {
    byte[] cut = Hellos.records(Hellos.message(HELLO), 100);
    byte[] withMore = Arrays.copyOf(cut, cut.length + 3);
    HelloReader reader = new HelloReader();
    assertThat(feed(reader, withMore, 0, withMore.length)).isPresent();
    byte[] received = new byte[reader.received().remaining()];
    reader.received().get(received);
    assertThat(received).isEqualTo(withMore);
  }

  @Test
  void readsTheNameInLowerCase() throws Exception {
    assertThat(readAll(new HelloBuilder().serverName("Media.LOCAL").record()).orElseThrow())
        .extracting(hello -> hello.serverName().orElseThrow())
        .isEqualTo("media.local");
  }

  @Test
  void refusesOtherProtocolsAtTheirFirstByte() {
    refuses("G".getBytes(StandardCharsets.US_ASCII), "not a TLS handshake record");
    refuses(new byte[] {21}, "not a TLS handshake record");
  }

  @Test
  void refusesRecordsOfNoKnownVersion() {
    refuses(new byte[] {22, 2}, "record of an unknown version");
  }

  @Test
  void refusesEmptyRecords() {
    refuses(new byte[] {22, 3, 1, 0, 0}, "empty handshake record");
  }

  @Test
  void refusesOtherHandshakeMessages() {
    refuses(new byte[] {22, 3, 1, 0, 1, 2}, "first message is no ClientHello");
  }

  @Test
  void refusesRecordsThatAreTooLarge() {
    refuses(new byte[] {22, 3, 1, 0x40, 1}, "record over 2^14 bytes");
  }

  @Test
  void refusesMessagesThatAreTooLargeBeforeTheyAreThere() {
    refuses(new byte[] {22, 3, 1, 0, 4, 1, 0, (byte) 0xff, 0}, "ClientHello over 16 KB");
  }

  @Test
  void refusesWhatIsNotCompleteAfter16KilobytesOfTinyRecords() {
    byte[] message = new HelloBuilder().extension(21, new byte[15_000]).message();
    byte[] cut = Hellos.records(message, 1);
    refuses(Arrays.copyOf(cut, HelloReader.MAX_BYTES), "ClientHello over 16 KB");
  }

  @Test
  void refusesBytesBehindTheHelloInItsRecord() {
    byte[] message = new HelloBuilder().serverName(HOST).message();
    refuses(
        Hellos.records(Arrays.copyOf(message, message.length + 1), 16_000),
        "bytes after the ClientHello in its record");
  }

  @Test
  void refusesTwoServerNames() {
    refuses(new HelloBuilder().serverName(HOST, "bank.com").record(), "more than one server name");
  }

  @Test
  void refusesTwoServerNameExtensions() {
    refuses(
        new HelloBuilder().serverName(HOST).serverName("bank.com").record(),
        "an extension comes twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a..local", "a.local.", "a\u0000.local", "-a.local", "a b", "\u00e4.local"})
  void refusesServerNamesThatAreNoHostNames(String name) {
    refuses(new HelloBuilder().serverName(name).record(), "server name is not a host name");
  }

  @Test
  void refusesLabelsAndNamesThatAreTooLong() {
    refuses(
        new HelloBuilder().serverName("a".repeat(64) + ".local").record(),
        "server name is not a host name");
    refuses(
        new HelloBuilder().serverName("a.".repeat(130) + "local").record(),
        "server name is not a host name");
  }

  @Test
  void refusesAServerNameOfAnotherType() {
    refuses(
        new HelloBuilder().extension(0, new byte[] {0, 4, 1, 0, 1, 'a'}).record(),
        "server name of an unknown type");
  }

  @Test
  void refusesEmptyProtocolNames() {
    refuses(new HelloBuilder().protocols("").record(), "empty protocol name");
    refuses(new HelloBuilder().protocols().record(), "empty protocol name list");
  }

  @Test
  void refusesWrongFieldsOfTheHelloItself() {
    HelloBuilder version = new HelloBuilder();
    version.version = 0x0201;
    refuses(version.record(), "legacy_version is not of TLS");
    HelloBuilder session = new HelloBuilder();
    session.sessionId = new byte[33];
    refuses(session.record(), "session id over 32 bytes");
    HelloBuilder suites = new HelloBuilder();
    suites.suites = new byte[3];
    refuses(suites.record(), "length of cipher suites");
    HelloBuilder compression = new HelloBuilder();
    compression.compressions = new byte[0];
    refuses(compression.record(), "no compression method");
    HelloBuilder trailing = new HelloBuilder();
    trailing.trailing = new byte[1];
    refuses(trailing.record(), "bytes after the extensions");
  }

  @Property
  void anyBytesAreReadOrRefusedAndNothingElse(@ForAll("wild") byte[] bytes) {
    outcomeOf(bytes);
  }

  @Property
  void aHelloWithOneByteChangedNeverBreaksTheReader(
      @ForAll @IntRange(min = 0, max = 100_000) int where, @ForAll byte to) {
    byte[] bytes = HELLO.clone();
    bytes[where % bytes.length] = to;
    outcomeOf(bytes);
  }

  @Property
  void noProperBeginningOfAHelloIsTakenForOne(@ForAll @IntRange(min = 0, max = 100_000) int length)
      throws Exception {
    assertThat(readAll(Arrays.copyOf(HELLO, length % HELLO.length))).isEmpty();
  }

  @Property
  void whatWasWrittenIsRead(
      @ForAll("hosts") String host, @ForAll @IntRange(min = 1, max = 300) int recordSize)
      throws Exception {
    byte[] message =
        new HelloBuilder()
            .extension(0x0a0a, new byte[0])
            .protocols("http/1.1")
            .serverName(host)
            .extension(43, new byte[] {2, 3, 4})
            .message();
    ClientHello hello = readAll(Hellos.records(message, recordSize)).orElseThrow();
    assertThat(hello.serverName()).contains(host);
    assertThat(hello.protocols()).containsExactly("http/1.1");
  }

  @Provide
  Arbitrary<byte[]> wild() {
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> inRecord = any.map(bytes -> Hellos.records(bytes, 80));
    Arbitrary<byte[]> extensions =
        any.map(bytes -> new HelloBuilder().extension(0, bytes).extension(16, bytes).record());
    return Arbitraries.oneOf(any, inRecord, extensions);
  }

  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> label =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('0', '9')
            .ofMinLength(1)
            .ofMaxLength(63);
    return label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
  }

  private static void refuses(byte[] bytes, String rule) {
    assertThatExceptionOfType(MalformedHelloException.class)
        .isThrownBy(() -> readAll(bytes))
        .withMessage(rule);
  }

  private static void outcomeOf(byte[] bytes) {
    try {
      readAll(bytes);
    } catch (MalformedHelloException refused) {
      assertThat(refused).hasMessageMatching("[\\x20-\\x7e]+");
    }
  }

  private static Optional<ClientHello> readAll(byte[] bytes) throws MalformedHelloException {
    return feed(new HelloReader(), bytes, 0, bytes.length);
  }

  private static Optional<ClientHello> feed(HelloReader reader, byte[] bytes, int from, int length)
      throws MalformedHelloException {
    reader.target().put(bytes, from, length);
    return reader.read();
  }
}
