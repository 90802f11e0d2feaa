package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.channel.ChannelError;

/** What pages get for calls that are cancelled, out of place, forged or too many. */
@Timeout(300)
class PageCallsTest {
  @TempDir Path profile;
  private Bench bench;
  private Bench.Page page;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(profile);
    page = bench.page();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void cancelledAndFailedChoosersAreOneAndTheSameNotFoundError() throws Exception {
    bench.user = () -> CompletableFuture.completedFuture(new ChooserOutcome.Dismissed());
    String dismissed = page.requestDevice().failure();
    bench.user =
        () -> CompletableFuture.completedFuture(new ChooserOutcome.Failed(ChannelError.WRONG_PIN));
    String wrongPin = page.requestDevice().failure();
    bench.user = () -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
    String broken = page.requestDevice().failure();
    assertThat(dismissed).startsWith("NotFoundError: ").isEqualTo(wrongPin).isEqualTo(broken);
  }

  @Test
  void aSuppressedChooserIsNotAllowed() throws Exception {
    bench.user = () -> CompletableFuture.completedFuture(new ChooserOutcome.Suppressed());
    assertThat(page.requestDevice().failure()).startsWith("NotAllowedError: ");
  }

  @Test
  void aSecondChooserOfTheTabIsNotAllowed() throws Exception {
    bench.user = CompletableFuture::new;
    page.requestDevice();
    assertThat(bench.page().requestDevice().failure()).startsWith("NotAllowedError: ");
    assertThat(bench.requests).hasSize(1);
  }

  @Test
  void aForgedMessageIsRefusedWithoutATrace() throws Exception {
    RecordingReply reply = new RecordingReply();
    String forged = page.message("\"type\":\"devices\"").replace(Bench.SECRET, "x".repeat(32));
    bench.bridge.query(999, page.frame, forged, reply);
    assertThat(reply.await().failure())
        .isEqualTo("NotAllowedError: The browser refused this message.");
  }

  @Test
  void aCrossOriginFrameIsRefused() throws Exception {
    RecordingReply reply = new RecordingReply();
    PageFrame embedded =
        new PageFrame(1, "f", page.frame.url(), URI.create("https://evil.example/"));
    bench.bridge.query(999, embedded, page.message("\"type\":\"listen\""), reply);
    assertThat(reply.await().failure()).startsWith("SecurityError: ");
  }

  private Bench.Page.Sent hangingCall(CountDownLatch go) throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    bench.device.beforePrepare(
        () -> {
          hangs.countDown();
          try {
            go.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Bench.Page.Sent call = page.createCertificateRequest(page.chosen());
    hangs.await(60, TimeUnit.SECONDS);
    return call;
  }

  private void limit(int pendingCalls, int workers, int queue) throws Exception {
    bench.close();
    BridgeLimits usual = Bench.LIMITS;
    bench =
        new Bench(
            profile.resolve("limited"),
            new BridgeLimits(
                usual.selection(),
                usual.lookUp(),
                usual.deviceCall(),
                usual.publish(),
                usual.watch(),
                pendingCalls,
                workers,
                queue,
                Bench.LIMITS.farewell()));
    page = bench.page();
  }

  @Test
  void tooManyPendingCallsOfATabAreRefusedAndAnotherTabIsAnswered() throws Exception {
    limit(1, 4, 64);
    CountDownLatch go = new CountDownLatch(1);
    Bench.Page.Sent slow = hangingCall(go);
    assertThat(page.send("\"type\":\"devices\"").failure())
        .startsWith("NotAllowedError: Too many calls");
    assertThat(bench.page().send("\"type\":\"devices\"").failure())
        .startsWith("NotAllowedError: Too many calls");
    assertThat(bench.pageInAnotherTab().devices()).isEmpty();
    go.countDown();
    assertThat(slow.value().has("csr")).isTrue();
    assertThat(page.devices()).isEmpty();
  }

  @Test
  void moreWorkThanTheBrowserHoldsIsRefusedButRevokingWorks() throws Exception {
    limit(32, 1, 1);
    String granted = page.connected();
    CountDownLatch go = new CountDownLatch(1);
    Bench.Page.Sent slow = hangingCall(go);
    String devices = "\"type\":\"devices\"";
    Bench.Page.Sent first = page.send(devices);
    Bench.Page.Sent second = page.send(devices);
    bench.bridge.revoke(List.of(new GrantId(granted))).get(60, TimeUnit.SECONDS);
    assertThat(bench.store.active()).isEmpty();
    go.countDown();
    assertThat(slow.value().has("csr")).isTrue();
    assertThat(first.value().has("devices")).isTrue();
    assertThat(second.failure()).startsWith("NotAllowedError: Too many calls");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 65})
  void aChallengeOfAnotherLengthIsADataErrorAndThePairingGoesOn(int length) throws Exception {
    String id = page.chosen();
    assertThat(page.createCertificateRequest(id, new byte[length]).failure())
        .isEqualTo("DataError: The challenge must have 16 to 64 bytes.");
    assertThat(page.createCertificateRequest(id).value().has("csr")).isTrue();
  }

  @Test
  void callsOutOfOrderAreInvalidStateErrorsAndThePairingGoesOn() throws Exception {
    String id = page.chosen();
    assertThat(page.setCertificate(id, "x", "y").failure()).startsWith("InvalidStateError: ");
    JsonNode request = page.createCertificateRequest(id).value();
    assertThat(page.createCertificateRequest(id).failure()).startsWith("InvalidStateError: ");
    page.setCertificate(
            id, bench.ca.issue(request.get("host").textValue(), Bench.key(request)), bench.ca)
        .value();
    assertThat(page.createCertificateRequest(id).failure()).startsWith("InvalidStateError: ");
    assertThat(bench.store.active()).hasSize(1);
  }

  @Test
  void anotherDocumentsChosenDeviceIsUnknown() throws Exception {
    String id = page.chosen();
    assertThat(bench.page().createCertificateRequest(id).failure())
        .startsWith("InvalidStateError: ");
    assertThat(bench.page("https://evil.example").forget(id).failure())
        .startsWith("InvalidStateError: ");
    assertThat(page.createCertificateRequest(id).value().has("csr")).isTrue();
  }

  @Test
  void anotherOriginsGrantIsAsUnknownAsOneThatNeverWas() throws Exception {
    String id = page.connected();
    Bench.Page evil = bench.page("https://evil.example");
    assertThat(evil.forget(id).failure())
        .isEqualTo(evil.forget(GrantId.random().value()).failure())
        .startsWith("InvalidStateError: ");
    assertThat(bench.store.active()).hasSize(1);
  }

  @Test
  void forgetLetsAChosenDeviceGo() throws Exception {
    String id = page.chosen();
    page.forget(id).value();
    bench.assertNothingIsKept();
    assertThat(page.forget(id).failure()).startsWith("InvalidStateError: ");
  }

  @Test
  void forgetRevokesAGrantInStoreEngineAndDevice() throws Exception {
    String id = page.connected();
    page.forget(id).value();
    assertThat(bench.store.active()).isEmpty();
    assertThat(bench.cleared).containsExactly("media-server-1.vod-example-com.local");
    assertThat(bench.published).containsExactly(1, 0);
    bench.bridge.close();
    assertThat(bench.device.kept()).isEmpty();
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void revokingInTheSettingsIsHeardByPages() throws Exception {
    String id = page.connected();
    page.event();
    page.event();
    bench.bridge.revoke(List.of(new GrantId(id))).get(60, TimeUnit.SECONDS);
    assertThat(bench.published).containsExactly(1, 0);
    JsonNode event = page.event();
    assertThat(event.at("/device/id").textValue()).isEqualTo(id);
    assertThat(event.at("/device/state").textValue()).isEqualTo("revoked");
    assertThat(page.event().get("event").textValue()).isEqualTo("devicechange");
    assertThat(page.devices()).isEmpty();
    bench.bridge.close();
    assertThat(bench.device.kept()).isEmpty();
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void revokingWhatIsGoneIsNoError() throws Exception {
    bench.bridge.revoke(List.of(GrantId.random())).get(60, TimeUnit.SECONDS);
    assertThat(bench.published).isEmpty();
  }

  @Test
  void revokingOneOriginLeavesTheOther() throws Exception {
    String first = page.connected();
    bench.page("https://other.example").connected();
    bench.bridge.revoke(List.of(new GrantId(first))).get(60, TimeUnit.SECONDS);
    bench.bridge.close();
    assertThat(bench.device.kept().values()).containsExactly("https://other.example");
    assertThat(bench.store.active()).hasSize(1);
  }

  @Test
  void aDeviceWhoseNameIsGoneBecomesUnreachable() throws Exception {
    String id = page.connected();
    page.event();
    page.event();
    bench.names.withdraw("media-server-1.vod-example-com.local");
    assertThat(page.devices().get(0).get("state").textValue()).isEqualTo("ready");
    JsonNode event = page.event();
    assertThat(event.at("/device/id").textValue()).isEqualTo(id);
    assertThat(event.at("/device/state").textValue()).isEqualTo("unreachable");
    assertThat(page.devices().get(0).get("state").textValue()).isEqualTo("unreachable");
  }
}
