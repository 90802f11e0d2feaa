package org.vicinity.demo.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.mdns.MdnsResolver;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.fixture.Browser;
import org.vicinity.demo.fixture.DeviceClient;
import org.vicinity.demo.fixture.TestDevice;
import org.vicinity.demo.fixture.TestHost;
import org.vicinity.demo.pki.LeafTemplate;
import org.vicinity.demo.pki.PrivateFiles;

/** The device's part in a pairing, from the first message to the last file. */
class PairingTest {
  @TempDir Path directory;
  private TestDevice device;
  private MdnsResolver names;
  private TestHost a;

  @BeforeEach
  void start() throws Exception {
    device = new TestDevice(directory);
    names = new MdnsResolver(LocalLink.named("lo"));
    a = TestHost.of(TestDevice.uniqueName(), "https://a.example");
  }

  @AfterEach
  void stop() {
    names.close();
    device.close();
  }

  private static byte[] challenge() {
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    return challenge;
  }

  private static PublicKey keyOf(CertificateRequest request) throws Exception {
    return new JcaPKCS10CertificationRequest(request.csr()).getPublicKey();
  }

  private static X509Certificate certify(TestHost host, PublicKey key) {
    return host.authority()
        .issue(
            new LeafTemplate(
                "device",
                key,
                List.of(host.host()),
                true,
                java.time.Instant.now().minusSeconds(60),
                java.time.Instant.now().plus(Duration.ofDays(1))));
  }

  private static X509Certificate ca(TestHost host) {
    return host.authority().certificate();
  }

  /** A whole pairing; returns its secret. */
  private PairingSecret pair(TestHost host) throws Exception {
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      CertificateRequest request = browser.request(host.origin(), host.name(), challenge());
      PairingSecret secret =
          browser.deliver(host.origin(), List.of(certify(host, keyOf(request))), ca(host));
      assertThat(Browser.commit(port(), host.name(), ca(host), secret)).isEqualTo(204);
      return secret;
    }
  }

  private int port() {
    return device.device().httpsPort();
  }

  private int statusOf(TestHost host) throws Exception {
    try (DeviceClient page = DeviceClient.http1(port(), List.of(ca(host)))) {
      return page.get(host.url("/status"), host.origin().serialized()).getStatus();
    }
  }

  private List<Path> kept() throws Exception {
    try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(directory.resolve("state/cache")))
          .toList();
    }
  }

  @Test
  void aCommittedPairingIsServedAnnouncedAndKept() throws Exception {
    pair(a);
    assertThat(statusOf(a)).isEqualTo(200);
    HostEndpoint endpoint = names.resolve(a.host(), Duration.ofSeconds(10)).orElseThrow();
    assertThat(endpoint.address().getPort()).isEqualTo(port());
    Path own = directory.resolve("state/pairings").resolve(a.host());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("key.pem"))))
        .isEqualTo("rw-------");
    assertThat(own.resolve("pairing.json")).content().contains("https://a.example");
  }

  @Test
  void theSecretItselfIsNotKept() throws Exception {
    byte[] secret = pair(a).bytes();
    String base64Url = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String base64 = Base64.getEncoder().encodeToString(secret);
    for (Path file : kept()) {
      assertThat(Files.readString(file)).doesNotContain(base64Url).doesNotContain(base64);
    }
  }

  @Test
  void nothingIsKeptBeforeTheCommitAndNothingIsLeftWithoutIt() throws Exception {
    Browser browser = new Browser(device.open(), TestDevice.PIN);
    CertificateRequest request = browser.request(a.origin(), a.name(), challenge());
    assertThat(names.resolve(a.host(), Duration.ofSeconds(10))).isPresent();
    PairingSecret secret = browser.deliver(a.origin(), List.of(certify(a, keyOf(request))), ca(a));
    assertThat(kept()).isEmpty();
    assertThat(statusOf(a)).as("pages wait for the commit").isEqualTo(403);
    browser.close();

    TestHost b = TestHost.of(TestDevice.uniqueName(), "https://b.example");
    device.awaitIdle();
    pair(b);
    assertThat(PrivateFiles.list(directory.resolve("state/pairings"))).hasSize(1);
    assertThat(PrivateFiles.list(directory.resolve("state/uploads"))).hasSize(1);
    // The handshake fails: as a refusal, or as a connection that ended before the refusal was read.
    assertThatThrownBy(() -> Browser.commit(port(), a.name(), ca(a), secret))
        .hasCauseInstanceOf(IOException.class);
    names.forget(a.host());
    assertThat(names.resolve(a.host(), Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void theHostIsServedWithTheRequestsKeyFromTheBeginning() throws Exception {
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      CertificateRequest request = browser.request(a.origin(), a.name(), challenge());
      assertThat(TlsProbe.leaf(port(), a.host()).getPublicKey()).isEqualTo(keyOf(request));
      X509Certificate real = certify(a, keyOf(request));
      browser.deliver(a.origin(), List.of(real), ca(a));
      assertThat(TlsProbe.leaf(port(), a.host())).isEqualTo(real);
    }
  }

  @Test
  void aNameOfAnotherOriginIsRefused() throws Exception {
    TestHost b = TestHost.of("media-server", "https://b.example");
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      assertThat(errorOf(() -> browser.request(a.origin(), b.name(), challenge())))
          .isEqualTo(ChannelError.ORIGIN_REFUSED);
    }
  }

  @Test
  void aNameThatTheDeviceHasIsTakenAndTheNextNumberIsNot() throws Exception {
    pair(a);
    DeviceHostName next =
        DeviceHostName.of(a.origin(), a.name().label(), taken -> taken.equals(a.host()));
    device.awaitIdle();
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      byte[] challenge = challenge();
      assertThat(errorOf(() -> browser.request(a.origin(), a.name(), challenge)))
          .isEqualTo(ChannelError.NAME_TAKEN);
      assertThat(browser.request(a.origin(), next, challenge).csr()).isNotEmpty();
    }
    assertThat(statusOf(a)).as("the first pairing goes on").isEqualTo(200);
  }

  @Test
  void aCertificateForAnotherKeyIsRefused() throws Exception {
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      browser.request(a.origin(), a.name(), challenge());
      assertThat(errorOf(() -> browser.deliver(a.origin(), a.identity().chain(), ca(a))))
          .isEqualTo(ChannelError.CERTIFICATE_REFUSED);
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
    TestHost b = TestHost.of("x", "https://b.example");
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      CertificateRequest request = browser.request(a.origin(), a.name(), challenge());
      assertThat(
              errorOf(
                  () -> browser.deliver(a.origin(), List.of(certify(a, keyOf(request))), ca(b))))
          .isEqualTo(ChannelError.CERTIFICATE_REFUSED);
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    TestHost other =
        new TestHost(
            a.origin(),
            DeviceHostName.of(a.origin(), "other", taken -> false),
            a.authority(),
            a.secret());
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      CertificateRequest request = browser.request(a.origin(), a.name(), challenge());
      assertThat(
              errorOf(
                  () ->
                      browser.deliver(a.origin(), List.of(certify(other, keyOf(request))), ca(a))))
          .isEqualTo(ChannelError.CERTIFICATE_REFUSED);
    }
  }

  @Test
  void pairingsOutliveARestart() throws Exception {
    PairingSecret secret = pair(a);
    X509Certificate before = TlsProbe.leaf(port(), a.host());
    device.close();
    names.forget(a.host());
    assertThat(names.resolve(a.host(), Duration.ofSeconds(1))).as("said goodbye").isEmpty();

    device = new TestDevice(directory);
    assertThat(device.device().pairings()).hasSize(1);
    assertThat(TlsProbe.leaf(port(), a.host())).isEqualTo(before);
    assertThat(statusOf(a)).isEqualTo(200);
    assertThat(names.resolve(a.host(), Duration.ofSeconds(10)).orElseThrow().address().getPort())
        .isEqualTo(port());
    assertThat(Browser.commit(port(), a.name(), ca(a), secret))
        .as("an answer that got lost is given again")
        .isEqualTo(204);
    assertThat(Browser.remove(port(), a.name(), ca(a), secret)).isEqualTo(204);
  }

  @Test
  void aResetForgetsAllPairings() throws Exception {
    pair(a);
    device.close();
    MediaCacheDevice.reset(directory.resolve("state"));
    assertThat(kept()).isEmpty();
    device = new TestDevice(directory);
    assertThat(device.device().pairings()).isEmpty();
    assertThatThrownBy(() -> TlsProbe.leaf(port(), a.host()))
        .isInstanceOf(javax.net.ssl.SSLException.class);
  }

  @Test
  void aRemovalLeavesNothingAndTheOtherOriginWorking() throws Exception {
    TestHost b = TestHost.of(TestDevice.uniqueName(), "https://b.example");
    PairingSecret secret = pair(a);
    device.awaitIdle();
    PairingSecret others = pair(b);
    assertThat(Browser.remove(port(), a.name(), ca(a), others)).isEqualTo(401);
    assertThat(statusOf(a)).isEqualTo(200);

    assertThat(Browser.remove(port(), a.name(), ca(a), secret)).isEqualTo(204);
    assertThatThrownBy(() -> statusOf(a)).hasCauseInstanceOf(IOException.class);
    assertThat(directory.resolve("state/pairings").resolve(a.host())).doesNotExist();
    assertThat(directory.resolve("state/uploads").resolve(a.host())).doesNotExist();
    names.forget(a.host());
    assertThat(names.resolve(a.host(), Duration.ofSeconds(1))).isEmpty();
    assertThat(statusOf(b)).isEqualTo(200);
    device.close();
    device = new TestDevice(directory);
    assertThat(device.device().pairings())
        .extracting(each -> each.host())
        .containsExactly(b.host());
  }

  @Test
  void aFailedPairingOfOneOriginLeavesTheOtherWorking() throws Exception {
    pair(a);
    TestHost b = TestHost.of(TestDevice.uniqueName(), "https://b.example");
    device.awaitIdle();
    try (Browser browser = new Browser(device.open(), TestDevice.PIN)) {
      browser.request(b.origin(), b.name(), challenge());
    }
    device.awaitIdle();
    assertThat(statusOf(a)).isEqualTo(200);
    assertThat(names.resolve(a.host(), Duration.ofSeconds(10))).isPresent();
    assertThatThrownBy(() -> TlsProbe.leaf(port(), b.host()))
        .isInstanceOf(javax.net.ssl.SSLException.class);
  }

  private static ChannelError errorOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ChannelException.class, call).error();
  }
}
