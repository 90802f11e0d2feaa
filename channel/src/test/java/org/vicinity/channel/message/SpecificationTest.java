package org.vicinity.channel.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.channel.ChannelError;

/** docs/spec/near-field-protocol.md says what the code does: examples, numbers and errors. */
class SpecificationTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "spec", "near-field-protocol.md");
  private static final String ORIGIN = "https://vod.example.com";
  private static final int SHORT = 16;
  private static final int SHORT_MESSAGE = 64;

  static Stream<Message> examples() {
    Proof proof = new Proof(point(0xa1), filled(32, 0xb1));
    return Stream.of(
        new Hello(1),
        new HelloReply(1, 3),
        new JpakeRound1(2, point(0x01), point(0x02), proof, proof),
        new JpakeRound2(3, point(0x03), proof),
        new JpakeRound3(4, filled(32, 0xc1)),
        new Sealed(0, filled(23, 0xd1)),
        new OriginStatement(
            1, ORIGIN, "alice", filled(32, 0xe1), "media-server-1.vod-example-com.local"),
        new CsrReply(1, filled(300, 0x30), "eyJ4NWMiOls.eyJvcmlnaW4i.MEUCIQDx"),
        new CertificateDelivery(2, List.of(filled(450, 0x30)), filled(380, 0x30)),
        new OriginAllowance(3, ORIGIN, filled(32, 0xf1)),
        new Done(3),
        new Failure(4, ChannelError.WRONG_PIN, 2),
        new Failure(0, ChannelError.EXPIRED));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleIsWhatTheCodecWrites(Message example) throws Exception {
    byte[] encoded = CborCodec.encode(example);
    String block = "```\n" + diagnostic(CBORObject.DecodeFromBytes(encoded)) + "\n";
    if (encoded.length <= SHORT_MESSAGE) {
      block += HexFormat.of().formatHex(encoded) + "\n";
    }
    assertThat(document()).contains(block + "```");
  }

  @Test
  void everyTypeHasItsNumber() throws Exception {
    String document = document();
    for (MessageType type : MessageType.values()) {
      assertThat(document).contains("| " + type.number() + " | `" + type + "` |");
    }
  }

  @Test
  void everyErrorHasItsNumberAndText() throws Exception {
    String document = document();
    for (ChannelError error : ChannelError.values()) {
      assertThat(document)
          .contains("| " + error.code() + " | `" + error + "` | " + error.text() + " |");
    }
  }

  private static String document() throws IOException {
    return Files.readString(DOCUMENT);
  }

  /** Diagnostic notation (RFC 8949 section 8), long byte strings cut. */
  private static String diagnostic(CBORObject value) {
    if (value.getType() == CBORType.Map) {
      return value.getEntries().stream()
          .map(each -> each.getKey() + ": " + diagnostic(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.getType() == CBORType.Array) {
      return value.getValues().stream()
          .map(SpecificationTest::diagnostic)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.getType() == CBORType.ByteString) {
      byte[] bytes = value.GetByteString();
      String start = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(4, bytes.length)));
      return bytes.length <= SHORT
          ? value.toString()
          : "h'" + start + "…' /" + bytes.length + " bytes/";
    }
    return value.toString();
  }

  private static byte[] point(int fill) {
    byte[] point = filled(65, fill);
    point[0] = 4;
    return point;
  }

  private static byte[] filled(int length, int fill) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
