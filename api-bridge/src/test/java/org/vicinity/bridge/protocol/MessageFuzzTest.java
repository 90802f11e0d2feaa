package org.vicinity.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class MessageFuzzTest {
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
  private static final MessageParser PARSER = new MessageParser(SECRET);

  static Stream<byte[]> messages() {
    String head = "{\"document\":\"d\",\"origin\":\"https://a.example\",\"secure\":true,\"type\":";
    String device = "\"device\":\"AAAAAAAAAAAAAAAAAAAAAA\"";
    return Stream.of(
            head + "\"listen\"}",
            head
                + "\"requestDevice\",\"acceptAllDevices\":false,\"gesture\":3,\"filters\":[{\"type\":"
                + "\"t\",\"namePrefix\":\"M\"}],\"exclusionFilters\":[{\"vendor\":\"V\"}],"
                + "\"user\":{\"id\":\"u\",\"displayName\":\"U\"}}",
            head
                + "\"createCertificateRequest\",\"challenge\":\"AAAA\",\"label\":\"l\","
                + device
                + "}",
            head + "\"setCertificate\",\"certificate\":\"c\",\"authority\":\"a\"," + device + "}",
            head + "\"forget\"," + device + "}")
        .map(message -> message.getBytes(StandardCharsets.UTF_8));
  }

  /** A page that has the secret still gets only what the injected script could have asked for. */
  @MethodSource("messages")
  @FuzzTest
  void aMessageIsReadOrRefused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      PageMessage message = PARSER.parse(SECRET + "." + text);
      assertThat(message.document().length()).isLessThanOrEqualTo(128);
      assertThat(message.origin().length()).isLessThanOrEqualTo(512);
      assertThat(message.request()).isNotNull();
    } catch (ApiFailure refused) {
      assertThat(refused.error()).isEqualTo(ApiError.FORGED);
    }
  }

  /** Without the secret nothing is read at all. */
  @MethodSource("messages")
  @FuzzTest
  void nothingIsReadWithoutTheSecret(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith(SECRET)) {
      return;
    }
    try {
      PARSER.parse(text);
    } catch (ApiFailure refused) {
      assertThat(refused.error()).isEqualTo(ApiError.FORGED);
      return;
    }
    throw new AssertionError("a message without the secret was read");
  }
}
