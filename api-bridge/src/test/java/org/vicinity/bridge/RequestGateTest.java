package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.PageRequest;

class RequestGateTest {
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
  private static final String PAGE = "https://vod.example.com/watch?v=1";
  private static final String ORIGIN = "https://vod.example.com";
  private static final int LIMIT = 3;

  private final Documents documents = new Documents();
  private final RequestGate gate = new RequestGate(SECRET, documents, LIMIT);
  private long queries;

  private static PageFrame frame(String url, String top) {
    return new PageFrame(1, "frame", URI.create(url), URI.create(top));
  }

  private static String message(String origin, boolean secure, String request) {
    return "%s.{\"document\":\"d\",\"origin\":\"%s\",\"secure\":%s,%s}"
        .formatted(SECRET, origin, secure, request);
  }

  private static String chooser(long gesture) {
    return "\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":" + gesture;
  }

  private Call call() {
    return documents.open(++queries, new RecordingReply());
  }

  private Optional<RequestGate.Admission> admit(PageFrame frame, String message) throws ApiFailure {
    return gate.admit(frame, message, call());
  }

  private Call listen() throws ApiFailure {
    Call call = call();
    gate.admit(frame(PAGE, PAGE), message(ORIGIN, true, "\"type\":\"listen\""), call);
    return call;
  }

  private ApiError refusal(PageFrame frame, String message) {
    return catchThrowableOfType(ApiFailure.class, () -> admit(frame, message)).error();
  }

  private ApiError refusal(String message) {
    return refusal(frame(PAGE, PAGE), message);
  }

  @Test
  void aListeningDocumentsCallGetsInWithTheOriginOfItsUrl() throws Exception {
    listen();
    RequestGate.Admission in =
        admit(frame(PAGE, PAGE), message(ORIGIN, true, "\"type\":\"devices\"")).orElseThrow();
    assertThat(in.request()).isEqualTo(new PageRequest.Devices());
    assertThat(in.document().origin().serialized()).isEqualTo(ORIGIN);
  }

  @Test
  void theSecretComesFirst() {
    String bad = message(ORIGIN, true, "\"type\":\"devices\"").replace(SECRET, "x".repeat(32));
    assertThat(refusal(frame("http://insecure.example/", PAGE), bad)).isEqualTo(ApiError.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://vod.example.com/",
        "http://192.168.1.1/",
        "http://localhost.example.com/",
        "http://127.0.0.1.example.com/",
        "file:///etc/passwd",
        "about:blank",
        "data:text/html,x",
        "chrome-extension://pcdkadlkdncknogkbhjpakffjfloenck/rules.html",
        "blob:https://vod.example.com/1",
      })
  void aDocumentThatIsNotTrustworthyIsRefused(String url) {
    assertThat(refusal(frame(url, url), message(ORIGIN, true, "\"type\":\"listen\"")))
        .isEqualTo(ApiError.INSECURE_CONTEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/x, http://localhost:8080",
    "http://app.localhost/, http://app.localhost",
    "http://127.0.0.1:1/, http://127.0.0.1:1",
    "http://[::1]:8080/, http://[::1]:8080",
    "https://user@vod.example.com/, https://vod.example.com",
  })
  void aTrustworthyDocumentMayListen(String url, String origin) throws Exception {
    assertThat(admit(frame(url, url), message(origin, true, "\"type\":\"listen\""))).isEmpty();
  }

  @Test
  void aContextThatTheScriptFoundInsecureIsRefused() {
    assertThat(refusal(message(ORIGIN, false, "\"type\":\"listen\"")))
        .isEqualTo(ApiError.INSECURE_CONTEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://vod.example.com:443",
        "https://vod.example.com/",
        "https://VOD.example.com",
        "http://vod.example.com",
        "https://evil.example"
      })
  void anOriginOtherThanTheUrlsIsRefused(String origin) {
    assertThat(refusal(message(origin, true, "\"type\":\"listen\"")))
        .isEqualTo(ApiError.OPAQUE_ORIGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/",
        "http://vod.example.com/",
        "https://vod.example.com:8443/",
        "about:blank"
      })
  void aFrameOfAnotherOriginsPageIsRefused(String top) {
    assertThat(refusal(frame(PAGE, top), message(ORIGIN, true, "\"type\":\"listen\"")))
        .isEqualTo(ApiError.CROSS_ORIGIN_FRAME);
  }

  @Test
  void aDocumentThatDoesNotListenIsRefused() {
    assertThat(refusal(message(ORIGIN, true, "\"type\":\"devices\""))).isEqualTo(ApiError.LEAVING);
  }

  @Test
  void aDocumentEndsWithItsSubscription() throws Exception {
    Call listener = listen();
    documents.cancelled(listener.queryId());
    assertThat(refusal(message(ORIGIN, true, "\"type\":\"devices\""))).isEqualTo(ApiError.LEAVING);
  }

  @Test
  void aChooserNeedsAGestureThatWasNotUsed() throws Exception {
    listen();
    Call first = call();
    gate.admit(frame(PAGE, PAGE), message(ORIGIN, true, chooser(1)), first);
    first.resolve("{}");
    assertThat(refusal(message(ORIGIN, true, chooser(1)))).isEqualTo(ApiError.NO_ACTIVATION);
    assertThat(refusal(message(ORIGIN, true, chooser(0)))).isEqualTo(ApiError.NO_ACTIVATION);
    assertThat(admit(frame(PAGE, PAGE), message(ORIGIN, true, chooser(2)))).isPresent();
  }

  @Test
  void aTabHasOneChooser() throws Exception {
    listen();
    Call first = call();
    gate.admit(frame(PAGE, PAGE), message(ORIGIN, true, chooser(1)), first);
    assertThat(refusal(message(ORIGIN, true, chooser(2)))).isEqualTo(ApiError.CHOOSER_OPEN);
    documents.cancelled(first.queryId());
    assertThat(admit(frame(PAGE, PAGE), message(ORIGIN, true, chooser(3)))).isPresent();
  }

  @Test
  void aTabHasALimitOfPendingCalls() throws Exception {
    listen();
    String devices = message(ORIGIN, true, "\"type\":\"devices\"");
    Call first = call();
    gate.admit(frame(PAGE, PAGE), devices, first);
    for (int i = 1; i < LIMIT; i++) {
      admit(frame(PAGE, PAGE), devices);
    }
    assertThat(refusal(devices)).isEqualTo(ApiError.FLOOD);
    first.resolve("{}");
    assertThat(admit(frame(PAGE, PAGE), devices)).isPresent();
  }

  @Test
  void theFramesOfATabShareItsLimitAndOtherTabsHaveTheirOwn() throws Exception {
    PageFrame child = new PageFrame(1, "child", URI.create(PAGE), URI.create(PAGE));
    PageFrame elsewhere = new PageFrame(2, "frame", URI.create(PAGE), URI.create(PAGE));
    String devices = message(ORIGIN, true, "\"type\":\"devices\"");
    for (PageFrame frame : List.of(frame(PAGE, PAGE), child, elsewhere)) {
      admit(frame, message(ORIGIN, true, "\"type\":\"listen\""));
    }
    for (int i = 0; i < LIMIT; i++) {
      admit(frame(PAGE, PAGE), devices);
    }
    assertThat(refusal(child, devices)).isEqualTo(ApiError.FLOOD);
    assertThat(admit(elsewhere, devices)).isPresent();
  }

  @Test
  void aDocumentsNameIsNoKeyToAnotherOriginsDocument() throws Exception {
    listen();
    String other = "https://evil.example";
    assertThat(refusal(frame(other, other), message(other, true, "\"type\":\"devices\"")))
        .isEqualTo(ApiError.LEAVING);
  }
}
