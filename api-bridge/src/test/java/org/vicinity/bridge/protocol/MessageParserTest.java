package org.vicinity.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.User;

class MessageParserTest {
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String HEAD =
      "\"document\":\"d\",\"origin\":\"https://a.example\",\"secure\":true";

  private final MessageParser parser = new MessageParser(SECRET);

  private PageRequest parse(String members) throws ApiFailure {
    return parser.parse(SECRET + ".{" + HEAD + "," + members + "}").request();
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(ApiFailure.class)
        .isThrownBy(() -> parser.parse(message))
        .satisfies(failure -> assertThat(failure.error()).isEqualTo(ApiError.FORGED));
  }

  @Test
  void readsWhatTheDocumentSaysOfItself() throws Exception {
    assertThat(parser.parse(SECRET + ".{" + HEAD + ",\"type\":\"listen\"}"))
        .isEqualTo(new PageMessage("d", "https://a.example", true, new PageRequest.Listen()));
  }

  @Test
  void readsADeviceRequest() throws Exception {
    assertThat(
            parse(
                """
                "type":"requestDevice","acceptAllDevices":false,"gesture":3,
                "filters":[{"type":"media-cache","namePrefix":"M"}],
                "exclusionFilters":[{"vendor":"V"}],"user":{"id":"u","displayName":"U"}
                """))
        .isEqualTo(
            new PageRequest.RequestDevice(
                List.of(
                    new DeviceFilter(
                        Optional.empty(),
                        Optional.of("M"),
                        Optional.of("media-cache"),
                        Optional.empty())),
                List.of(
                    new DeviceFilter(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("V"))),
                Optional.of(new User("u", "U")),
                3));
  }

  @Test
  void readsTheCallsOfADevice() throws Exception {
    GrantId id = new GrantId(ID);
    assertThat(
            parse(
                "\"type\":\"createCertificateRequest\",\"device\":\"%s\",\"challenge\":\"AA\""
                    .formatted(ID)))
        .isEqualTo(new PageRequest.CreateCertificateRequest(id, "AA", Optional.empty()));
    assertThat(
            parse(
                "\"type\":\"setCertificate\",\"device\":\"%s\",\"certificate\":\"c\",\"authority\":\"a\""
                    .formatted(ID)))
        .isEqualTo(new PageRequest.SetCertificate(id, "c", "a"));
    assertThat(parse("\"type\":\"forget\",\"device\":\"%s\"".formatted(ID)))
        .isEqualTo(new PageRequest.Forget(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        ".{}",
        "0123456789abcdefghijklmnopqrstuV.{}",
        "0123456789abcdefghijklmnopqrstu.{}",
        "0123456789abcdefghijklmnopqrstuvw.{}",
        "\u0130123456789abcdefghijklmnopqrstuv.{}",
      })
  void aWrongSecretIsRefused(String message) {
    assertRefused(message);
    assertRefused(message.replace("{}", "{" + HEAD + ",\"type\":\"listen\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{\"type\":\"listen\"}",
        "{H,\"type\":\"unheard-of\"}",
        "{H,\"type\":\"listen\"} {}",
        "{H,\"type\":\"listen\",\"extra\":1}",
        "{H,\"type\":\"listen\",\"type\":\"devices\"}",
        "{H,\"type\":1}",
        "{H,\"type\":\"forget\"}",
        "{H,\"type\":\"forget\",\"device\":\"../../etc\"}",
        "{H,\"type\":\"forget\",\"device\":null}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":true}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":false,\"gesture\":1}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1.5}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1e99}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":\"true\",\"gesture\":1}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":false,\"gesture\":1,\"filters\":[]}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":false,\"gesture\":1,\"filters\":[{}]}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1,\"user\":{\"id\":\"\"}}",
        "{H,\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1,\"user\":[]}",
        "{H,\"type\":[[[[[[[[[[]]]]]]]]]]}",
      })
  void whatTheScriptNeverSendsIsRefused(String json) {
    assertRefused(SECRET + "." + json.replace("H", HEAD));
  }

  @Test
  void aMessageOverTheLimitIsRefused() {
    String long_ = "x".repeat(MessageParser.MAX_MESSAGE);
    assertRefused(
        SECRET
            + ".{%s,\"type\":\"setCertificate\",\"device\":\"%s\",\"certificate\":\"%s\",\"authority\":\"a\"}"
                .formatted(HEAD, ID, long_));
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll @StringLength(max = 300) String text) {
    for (String message : new String[] {text, SECRET + text, SECRET + "." + text}) {
      try {
        assertThat(parser.parse(message)).isNotNull();
      } catch (ApiFailure refused) {
        assertThat(refused.error()).isEqualTo(ApiError.FORGED);
      }
    }
  }
}
