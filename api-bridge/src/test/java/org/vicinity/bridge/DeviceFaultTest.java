package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vicinity.bridge.fixture.TestDevice;
import org.vicinity.bridge.fixture.TestDevice.Fault;
import org.vicinity.certstore.grant.Grant;

/** The device, the network, the store or the engine fails at some step. */
@Timeout(300)
class DeviceFaultTest {
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

  private void unplug() {
    try {
      bench.device.unplug();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CSR_FOR_ANOTHER_NAME, DataError: The device's certificate request is not valid",
    "CSR_WITH_A_SECOND_NAME, DataError: The device's certificate request is not valid",
    "NOT_ANNOUNCED, NetworkError: The device's host name was not found",
    "SERVED_WITH_ANOTHER_KEY, DataError: Another key than that of the certificate request",
    "HTTPS_IS_DOWN, NetworkError: The device did not answer over TLS",
    "CHALLENGE_REFUSED, DataError: The device refused the challenge",
  })
  void aFaultBeforeTheRequestIsMadeEndsThePairing(Fault fault, String message) throws Exception {
    bench.device.fault(fault);
    String id = page.chosen();
    assertThat(page.createCertificateRequest(id).failure()).startsWith(message);
    bench.assertNothingIsKept();
    bench.device.fault(Fault.NONE);
    page.connected();
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE_REFUSED, DataError: The certificate was refused: the device refused",
    "COMMIT_REFUSED, NetworkError: The device could not be set up: it refused the commit",
    "COMMIT_ANSWER_LOST, NetworkError: The device did not answer over TLS",
  })
  void aFaultWhileTheCertificateIsInstalledEndsThePairing(Fault fault, String message)
      throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.device.fault(fault);
    assertThat(goodCertificate(id, request).failure()).startsWith(message);
    bench.assertNothingIsKept();
    assertThat(bench.published).isEmpty();
    bench.device.fault(Fault.NONE);
    page.connected();
  }

  @Test
  void aDeviceThatGoesAfterTheChooserIsANetworkError() throws Exception {
    String id = page.chosen();
    unplug();
    assertThat(page.createCertificateRequest(id).failure()).startsWith("NetworkError: ");
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aDeviceThatGoesWhileItPreparesIsANetworkError() throws Exception {
    bench.device.beforePrepare(() -> CompletableFuture.runAsync(this::unplug));
    String id = page.chosen();
    assertThat(page.createCertificateRequest(id).failure()).startsWith("NetworkError: ");
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aDeviceThatGoesBeforeTheCertificateIsANetworkError() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    unplug();
    assertThat(goodCertificate(id, request).failure()).startsWith("NetworkError: ");
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aDeviceThatGoesAfterItsCommitIsRolledBackAtTheNextStart() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    String host = request.get("host").textValue();
    bench.device.fault(Fault.COMMIT_ANSWER_LOST);
    bench.device.beforeCommitAnswer(() -> bench.names.withdraw(host));
    assertThat(goodCertificate(id, request).failure()).startsWith("NetworkError: ");
    assertThat(bench.device.kept()).containsKey(host);
    assertThat(bench.store.all()).extracting(Grant::state).containsExactly(Grant.State.PENDING);
    assertThat(bench.store.active()).isEmpty();
    assertThat(page.devices()).isEmpty();

    bench.names.announce(host, bench.device.server().address());
    bench.bridge.recover().get(60, TimeUnit.SECONDS);
    bench.assertNothingIsKept();
  }

  @Test
  void recoveryForgetsARowWhoseDeviceCannotBeReached() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.device.fault(Fault.COMMIT_ANSWER_LOST);
    bench.device.beforeCommitAnswer(() -> bench.names.withdraw(request.get("host").textValue()));
    goodCertificate(id, request).failure();
    bench.bridge.recover().get(60, TimeUnit.SECONDS);
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void anEngineThatDoesNotTakeTheGrantOverUndoesIt() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.engine = () -> CompletableFuture.failedFuture(new IOException("the engine is gone"));
    assertThat(goodCertificate(id, request).failure()).startsWith("OperationError: ");
    assertThat(bench.store.active()).isEmpty();
    bench.bridge.close();
    assertThat(bench.store.all()).isEmpty();
    assertThat(bench.device.kept()).isEmpty();
  }

  @Test
  void aStoreThatCannotBeWrittenUndoesThePairing() throws Exception {
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    bench.store.close();
    assertThat(goodCertificate(id, request).failure()).startsWith("OperationError: ");
    assertThat(bench.device.kept()).isEmpty();
  }

  @Test
  void aPageThatTakesTooLongGetsATimeoutErrorAndNothingIsKept() throws Exception {
    bench.close();
    bench = new Bench(profile.resolve("second"), Bench.withSelection(Duration.ofMillis(300)));
    page = bench.page();
    String id = page.chosen();
    assertThat(page.event().at("/device/state").textValue()).isEqualTo("revoked");
    assertThat(page.createCertificateRequest(id).failure()).startsWith("TimeoutError: ");
    bench.assertNothingIsKept();
  }

  @Test
  void anotherBrowserCanConnectAfterAFailure() throws Exception {
    bench.device.fault(Fault.NOT_ANNOUNCED);
    page.createCertificateRequest(page.chosen()).failure();
    bench.device.fault(TestDevice.Fault.NONE);
    bench.page("https://other.example").connected();
    assertThat(bench.device.kept()).hasSize(1);
  }
}
