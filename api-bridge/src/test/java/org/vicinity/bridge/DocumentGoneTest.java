package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page, its call or the whole browser goes away at some step of the exchange. */
@Timeout(300)
class DocumentGoneTest {
  /** Who goes away, and how the bridge hears of it. */
  enum Leaving {
    NAVIGATED(page -> page.goAway()),
    FRAME_GONE_ONLY(page -> page.bench().bridge.documentGone(1, page.frame.frameId())),
    SUBSCRIPTION_ONLY(page -> page.bench().bridge.cancelled(page.subscription)),
    // On a thread of its own, because closing waits for the call that hangs at the hook.
    BROWSER_ENDS(page -> CompletableFuture.runAsync(page.bench().bridge::close));

    private final Consumer<Bench.Page> act;

    Leaving(Consumer<Bench.Page> act) {
      this.act = act;
    }
  }

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

  private Bench.Page.Sent goodCertificate(String id, JsonNode request) throws Exception {
    X509Certificate leaf = bench.ca.issue(request.get("host").textValue(), Bench.key(request));
    return page.setCertificate(id, leaf, bench.ca);
  }

  @ParameterizedTest
  @EnumSource
  void whileTheChooserIsOpenClosesIt(Leaving leaving) throws Exception {
    CompletableFuture<ChooserOutcome> chooser = new CompletableFuture<>();
    bench.user = () -> chooser;
    page.requestDevice();
    CountDownLatch cancelled = new CountDownLatch(1);
    chooser.whenComplete((outcome, problem) -> cancelled.countDown());
    leaving.act.accept(page);
    assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(chooser).isCancelled();
    bench.assertNothingIsKept();
  }

  @ParameterizedTest
  @EnumSource
  void betweenChooserAndChallengeRollsBack(Leaving leaving) throws Exception {
    page.chosen();
    leaving.act.accept(page);
    bench.assertNothingIsKept();
  }

  @ParameterizedTest
  @EnumSource
  void whileTheDevicePreparesRollsBack(Leaving leaving) throws Exception {
    String id = page.chosen();
    bench.device.beforePrepare(() -> leaving.act.accept(page));
    page.createCertificateRequest(id);
    bench.assertNothingIsKept();
  }

  @ParameterizedTest
  @EnumSource
  void whileTheServiceSignsRollsBack(Leaving leaving) throws Exception {
    String id = page.chosen();
    page.createCertificateRequest(id).value();
    leaving.act.accept(page);
    bench.assertNothingIsKept();
  }

  @ParameterizedTest
  @EnumSource
  void whileTheCertificateIsDeliveredRollsBack(Leaving leaving) throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.device.beforeInstall(() -> leaving.act.accept(page));
    goodCertificate(id, request);
    bench.bridge.close();
    bench.assertNothingIsKept();
    assertThat(bench.published).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "BROWSER_ENDS", mode = EnumSource.Mode.EXCLUDE)
  void afterTheDevicesCommitButBeforeOursRollsBackBoth(Leaving leaving) throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.device.beforeCommitAnswer(() -> leaving.act.accept(page));
    goodCertificate(id, request);
    bench.bridge.close();
    bench.assertNothingIsKept();
    assertThat(bench.published).isEmpty();
  }

  @Test
  void afterTheGrantKeepsIt() throws Exception {
    page.connected();
    page.goAway();
    assertThat(bench.store.active()).hasSize(1);
    assertThat(bench.page().devices()).hasSize(1);
  }

  @Test
  void aCallThatThePageAbortsIsRolledBackAndNeverAnswered() throws Exception {
    String id = page.chosen();
    CountDownLatch preparing = new CountDownLatch(1);
    CountDownLatch aborted = new CountDownLatch(1);
    bench.device.beforePrepare(
        () -> {
          preparing.countDown();
          try {
            aborted.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Bench.Page.Sent call = page.createCertificateRequest(id);
    preparing.await(60, TimeUnit.SECONDS);
    bench.bridge.cancelled(call.queryId);
    aborted.countDown();
    bench.assertNothingIsKept();
    assertThat(page.createCertificateRequest(id).failure()).startsWith("InvalidStateError: ");
    assertThat(call.reply.isSilent()).isTrue();
  }

  @Test
  void aDeviceChosenAfterThePageLeftIsLetGo() throws Exception {
    // A chooser that completes at the very moment when it is cancelled.
    CompletableFuture<ChooserOutcome> chooser =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            return complete(bench.choose());
          }
        };
    bench.user = () -> chooser;
    page.requestDevice();
    page.goAway();
    bench.assertNothingIsKept();
  }

  @Test
  void aDeviceChosenAfterTheBrowserEndedIsLetGo() throws Exception {
    CompletableFuture<ChooserOutcome> chooser =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            return false;
          }
        };
    bench.user = () -> chooser;
    Bench.Page.Sent call = page.requestDevice();
    bench.bridge.close();
    assertThat(call.failure()).startsWith("AbortError: ");
    chooser.complete(bench.choose());
    bench.assertNothingIsKept();
  }

  @Test
  void aDocumentThatIsTakenForGoneMayBeginAgain() throws Exception {
    bench.bridge.documentGone(1, page.frame.frameId());
    assertThat(page.lifetime.await().failure()).startsWith("AbortError: ");
    bench.bridge.query(1000, page.frame, page.message("\"type\":\"listen\""), new RecordingReply());
    assertThat(page.devices()).isEmpty();
  }

  @Test
  void anotherFramesDocumentIsLeftAlone() throws Exception {
    Bench.Page other = bench.page();
    String id = other.chosen();
    page.goAway();
    assertThat(other.createCertificateRequest(id).value().has("csr")).isTrue();
  }

  @Test
  void aClosedBridgeRejectsEveryCall() throws Exception {
    bench.bridge.close();
    assertThat(page.send("\"type\":\"devices\"").failure()).startsWith("AbortError: ");
  }
}
