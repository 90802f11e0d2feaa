package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.bridge.ExchangeProgress.Phase.CHECKING_DEVICE;
import static org.vicinity.bridge.ExchangeProgress.Phase.INSTALLING;
import static org.vicinity.bridge.ExchangeProgress.Phase.WAITING_FOR_SITE;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.bridge.fixture.TestDevice.Fault;

/** What the user sees of an exchange, and what cancelling does at each moment. */
@Timeout(300)
class ExchangeProgressTest {
  private static final String CANCELLED = "AbortError: The user cancelled setting the device up.";

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

  private Bench.Page.Sent setCertificate(String id, JsonNode request) throws Exception {
    String host = request.get("host").textValue();
    return page.setCertificate(id, bench.ca.issue(host, Bench.key(request)), bench.ca);
  }

  private void cancelIn(ExchangeProgress.Phase moment) {
    RecordingProgress window = bench.progress;
    window.user =
        phase -> {
          if (phase == moment) {
            window.cancel();
          }
        };
  }

  private ExchangeEnd end() throws Exception {
    return bench.progress.ends.poll(1, TimeUnit.MINUTES);
  }

  private void expectCancelled() throws Exception {
    assertThat(end()).isEqualTo(ExchangeEnd.CANCELLED);
    bench.assertNothingIsKept();
    assertThat(bench.progress.ends).isEmpty();
    bench.progress = new RecordingProgress();
    page.connected();
  }

  @Test
  void eachPhaseIsToldAndOneEnd() throws Exception {
    page.connected();
    assertThat(end()).isEqualTo(ExchangeEnd.CONNECTED);
    assertThat(bench.progress.phases)
        .containsExactly(CHECKING_DEVICE, WAITING_FOR_SITE, INSTALLING);
    bench.progress.cancel();
    assertThat(bench.store.active()).as("it is too late").hasSize(1);
    assertThat(bench.progress.ends).isEmpty();
  }

  @Test
  void theUserMayCancelBeforeThePageAsksForAnything() throws Exception {
    String id = page.chosen();
    bench.progress.cancel();
    assertThat(page.createCertificateRequest(id).failure()).isEqualTo(CANCELLED);
    expectCancelled();
  }

  @Test
  void theUserMayCancelWhileTheDeviceIsChecked() throws Exception {
    String id = page.chosen();
    cancelIn(CHECKING_DEVICE);
    assertThat(page.createCertificateRequest(id).failure()).isEqualTo(CANCELLED);
    expectCancelled();
  }

  @Test
  void theUserMayCancelWhileTheServiceIsWaitedForAndThePageIsTold() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.progress.cancel();
    JsonNode event = page.event();
    assertThat(event.at("/device/state").textValue()).isEqualTo("revoked");
    assertThat(event.at("/why/name").textValue()).isEqualTo("AbortError");
    assertThat(event.at("/why/message").textValue()).isEqualTo(CANCELLED.substring(12));
    assertThat(setCertificate(id, request).failure()).isEqualTo(CANCELLED);
    expectCancelled();
  }

  @Test
  void theUserMayCancelWhileTheCertificateIsInstalled() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    cancelIn(INSTALLING);
    assertThat(setCertificate(id, request).failure()).isEqualTo(CANCELLED);
    expectCancelled();
  }

  @Test
  void theUserMayCancelWhileTheEngineIsTold() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    RecordingProgress window = bench.progress;
    bench.engine =
        () -> {
          window.cancel();
          return CompletableFuture.completedFuture(null);
        };
    assertThat(setCertificate(id, request).failure()).isEqualTo(CANCELLED);
    assertThat(end()).isEqualTo(ExchangeEnd.CANCELLED);
    assertThat(bench.store.active()).isEmpty();
    assertThat(bench.published).as("the engine took it and let it go").containsExactly(1, 0);
  }

  @Test
  void whyItFailedIsTold() throws Exception {
    bench.device.fault(Fault.NOT_ANNOUNCED);
    page.createCertificateRequest(page.chosen()).failure();
    assertThat(end()).isEqualTo(ExchangeEnd.NAME_NOT_FOUND);
  }

  @Test
  void anEngineThatFailsIsAFailure() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.engine = () -> CompletableFuture.failedFuture(new IllegalStateException("gone"));
    assertThat(setCertificate(id, request).failure()).startsWith("OperationError: ");
    assertThat(end()).isEqualTo(ExchangeEnd.INTERNAL);
  }

  @Test
  void aPageThatForgetsTheDeviceOrGoesAwayHasWithdrawn() throws Exception {
    page.forget(page.chosen()).value();
    assertThat(end()).isEqualTo(ExchangeEnd.WITHDRAWN);
    page.chosen();
    page.goAway();
    assertThat(end()).isEqualTo(ExchangeEnd.WITHDRAWN);
    bench.assertNothingIsKept();
  }

  @Test
  void aPageThatNeverGoesOnEndsWithTheTimeLimit() throws Exception {
    bench.close();
    bench = new Bench(profile.resolve("second"), Bench.withSelection(Duration.ofMillis(1)));
    page = bench.page();
    page.requestDevice().reply.await();
    assertThat(end()).isEqualTo(ExchangeEnd.TIMED_OUT);
    bench.assertNothingIsKept();
  }
}
