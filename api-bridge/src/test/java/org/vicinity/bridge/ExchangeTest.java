package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.bridge.fixture.TestDevice;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.certstore.verify.PemCertificates;

/** The exchange when everything goes well. */
@Timeout(300)
class ExchangeTest {
  private static final String HOST = "media-server-1.vod-example-com.local";

  @TempDir Path profile;
  private Bench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(profile);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aChosenDeviceIsSelectedAndNothingElseIsKnownOfIt() throws Exception {
    JsonNode device = bench.page().requestDevice().value().get("device");
    assertThat(device.get("name").textValue()).isEqualTo("Media Server 1");
    assertThat(device.get("type").textValue()).isEqualTo("media-cache");
    assertThat(device.get("state").textValue()).isEqualTo("selected");
    assertThat(device.get("origin").isNull()).isTrue();
    assertThat(device.get("certificateExpiry").isNull()).isTrue();
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void theRequestIsForTheOriginOfTheUrlAndTheDeviceIsPendingAfterIt() throws Exception {
    Bench.Page page = bench.page();
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    assertThat(request.get("host").textValue()).isEqualTo(HOST);
    assertThat(request.get("csr").textValue()).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
    assertThat(request.get("attestation").textValue().split("\\.")).hasSize(3);
    assertThat(request.at("/device/state").textValue()).isEqualTo("pending");
    assertThat(request.at("/device/origin").textValue()).isEqualTo("https://" + HOST);
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aGoodCertificateMakesAGrantOnBothSidesThatTheEngineKnows() throws Exception {
    Bench.Page page = bench.page();
    String id = page.connected();
    Grant grant = bench.store.active().get(0);
    assertThat(grant.id().value()).isEqualTo(id);
    assertThat(grant.origin().serialized()).isEqualTo(Bench.ORIGIN);
    assertThat(grant.host().value()).isEqualTo(HOST);
    assertThat(grant.device().vendor()).isEqualTo("Maker");
    assertThat(grant.authority()).isEqualTo(bench.ca.certificate());
    assertThat(bench.device.kept()).containsEntry(HOST, Bench.ORIGIN);
    assertThat(bench.device.server().served(HOST)).contains(grant.chain());
    assertThat(bench.published).containsExactly(1);
  }

  @Test
  void getDevicesListsTheOriginsGrantsOnly() throws Exception {
    Bench.Page page = bench.page();
    String id = page.connected();
    JsonNode device = page.devices().get(0);
    assertThat(device.get("id").textValue()).isEqualTo(id);
    assertThat(device.get("state").textValue()).isEqualTo("ready");
    assertThat(device.get("origin").textValue()).isEqualTo("https://" + HOST);
    assertThat(device.get("certificateExpiry").longValue())
        .isEqualTo(bench.store.active().get(0).leaf().getNotAfter().getTime());
    assertThat(bench.page("https://other.example").devices()).isEmpty();
    assertThat(bench.page("https://vod.example.com:8443").devices()).isEmpty();
  }

  @Test
  void aDeviceWhoseCertificateWasRevokedIsGoneUntilThatIsTakenBack() throws Exception {
    Bench.Page page = bench.page();
    page.connected();
    Bench.Page other = bench.page();
    Grant grant = bench.store.active().get(0);
    bench.revocations.status =
        new RevocationStatus.Revoked(Instant.now(), RevocationReason.CERTIFICATE_HOLD);
    bench.bridge.revocationChanged(grant);
    assertThat(other.event().at("/device/state").textValue()).isEqualTo("revoked");
    assertThat(other.event().get("event").textValue()).isEqualTo("devicechange");
    assertThat(page.devices()).isEmpty();
    bench.revocations.status = new RevocationStatus.Good(Instant.MAX);
    bench.bridge.revocationChanged(grant);
    assertThat(other.event().at("/device/state").textValue()).isEqualTo("ready");
    assertThat(page.devices()).hasSize(1);
  }

  @Test
  void aPageMayForgetADeviceWhoseCertificateWasRevoked() throws Exception {
    Bench.Page page = bench.page();
    String id = page.connected();
    bench.revocations.status =
        new RevocationStatus.Revoked(Instant.now(), RevocationReason.UNSPECIFIED);
    page.forget(id).value();
    assertThat(bench.store.active()).isEmpty();
    assertThat(page.devices()).isEmpty();
  }

  @Test
  void aChainThatRepeatsItsAuthorityIsFine() throws Exception {
    Bench.Page page = bench.page();
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    X509Certificate leaf = bench.ca.issue(HOST, Bench.key(request));
    String chain = PemCertificates.format(List.of(leaf, bench.ca.certificate()));
    JsonNode reply = page.setCertificate(id, chain, bench.ca.pem()).value();
    assertThat(reply.at("/device/state").textValue()).isEqualTo("ready");
    assertThat(bench.store.active().get(0).chain()).containsExactly(leaf);
  }

  @Test
  void everyPageOfTheOriginHearsOfANewDevice() throws Exception {
    Bench.Page other = bench.page();
    Bench.Page stranger = bench.page("https://other.example");
    bench.page().connected();
    assertThat(other.event().get("event").textValue()).isEqualTo("state");
    assertThat(other.event().get("event").textValue()).isEqualTo("devicechange");
    assertThat(stranger.send("\"type\":\"events\"").reply.isSilent()).isTrue();
  }

  @Test
  void aTakenNameGetsANumber() throws Exception {
    bench.page().connected();
    Bench.Page page = bench.page();
    String id = page.chosen();
    assertThat(page.createCertificateRequest(id).value().get("host").textValue())
        .isEqualTo("media-server-1-2.vod-example-com.local");
  }

  @Test
  void aNameThatIsTakenOnTheNetworkGetsANumberToo() throws Exception {
    bench.device.fault(TestDevice.Fault.FIRST_NAME_TAKEN);
    Bench.Page page = bench.page();
    page.connected();
    assertThat(bench.store.active().get(0).host().value())
        .isEqualTo("media-server-1-2.vod-example-com.local");
  }

  @Test
  void twoOriginsHaveTheSameDeviceUnderTwoNamesAndTwoIds() throws Exception {
    String first = bench.page().connected();
    String second = bench.page("https://other.example").connected();
    assertThat(second).isNotEqualTo(first);
    assertThat(bench.device.kept())
        .containsEntry(HOST, Bench.ORIGIN)
        .containsEntry("media-server-1.other-example.local", "https://other.example");
  }

  @Test
  void eachGrantHasTheAuthorityOfItsOwnPairing() throws Exception {
    bench.page().connected();
    TestCa newer = new TestCa("service with a new key");
    Bench.Page page = bench.page();
    String id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    X509Certificate leaf = newer.issue(request.get("host").textValue(), Bench.key(request));
    page.setCertificate(id, leaf, newer).value();
    assertThat(bench.store.active())
        .extracting(Grant::authority)
        .containsExactly(bench.ca.certificate(), newer.certificate());
  }

  @Test
  void aUserIsKeptWithTheGrant() throws Exception {
    Bench.Page page = bench.page();
    String id =
        page.send(
                "\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":1,"
                    + "\"user\":{\"id\":\"u-1\",\"displayName\":\"Ursula\"}")
            .value()
            .at("/device/id")
            .textValue();
    assertThat(bench.requests.take().user().orElseThrow().displayName()).isEqualTo("Ursula");
    JsonNode request = page.createCertificateRequest(id).value();
    page.setCertificate(
            id, bench.ca.issue(request.get("host").textValue(), Bench.key(request)), bench.ca)
        .value();
    assertThat(bench.store.active().get(0).user().orElseThrow().id()).isEqualTo("u-1");
  }

  @Test
  void theChooserIsAskedForTheFiltersAndTheOrigin() throws Exception {
    Bench.Page page = bench.page();
    page.send(
            "\"type\":\"requestDevice\",\"acceptAllDevices\":false,\"gesture\":1,"
                + "\"filters\":[{\"type\":\"media-cache\"}],\"exclusionFilters\":[{\"namePrefix\":\"Media Server 1\"}]")
        .value();
    ChooserRequest request = bench.requests.take();
    assertThat(request.origin().serialized()).isEqualTo(Bench.ORIGIN);
    assertThat(request.browserId()).isEqualTo(1);
    assertThat(request.filter().test(Bench.DEVICE)).isFalse();
  }

  @Test
  void availabilityIsThatATransportCanSearch() throws Exception {
    JsonNode reply = bench.page().send("\"type\":\"availability\"").value();
    assertThat(reply.get("available").booleanValue()).isTrue();
  }
}
