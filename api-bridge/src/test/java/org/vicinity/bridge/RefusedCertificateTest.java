package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

/** A service answers with something else than a good certificate; nothing is kept anywhere. */
@Timeout(300)
class RefusedCertificateTest {
  private static final String HOST = "media-server-1.vod-example-com.local";

  @TempDir Path profile;
  private Bench bench;
  private Bench.Page page;
  private String id;
  private PublicKey key;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(profile);
    page = bench.page();
    id = page.chosen();
    JsonNode request = page.createCertificateRequest(id).value();
    key = Bench.key(request);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  private void assertRefused(Bench.Page.Sent sent, String message) throws Exception {
    assertThat(sent.failure()).startsWith("DataError: ").contains(message);
    bench.assertNothingIsKept();
    assertThat(bench.published).isEmpty();
    assertThat(bench.device.server().requests()).isEmpty();
    assertThat(bench.device.server().served(HOST)).isEmpty();
    assertThat(page.event().at("/device/state").textValue()).isEqualTo("revoked");
    assertThat(page.createCertificateRequest(id).failure()).startsWith("InvalidStateError: ");
    page.connected();
  }

  private void assertRefused(X509Certificate certificate, String message) throws Exception {
    assertRefused(page.setCertificate(id, certificate, bench.ca), message);
  }

  @Test
  void forAnotherName() throws Exception {
    assertRefused(
        bench.ca.issue("media-server-2.vod-example-com.local", key),
        "media-server-2.vod-example-com.local\", expected");
  }

  @Test
  void thatWasRevoked() throws Exception {
    bench.revocations.refuseNext(
        new Verdict.Refused(Rule.REVOKED, "a revoked one", "a certificate in force"));
    assertRefused(bench.ca.issue(HOST, key), Rule.REVOKED.text() + ": presented a revoked one");
  }

  @Test
  void forAPublicName() throws Exception {
    assertRefused(bench.ca.issue("bank.example", key), HOST);
  }

  @Test
  void forAWildcard() throws Exception {
    assertRefused(bench.ca.issue("*.vod-example-com.local", key), "*.vod-example-com.local");
  }

  @Test
  void ofAnotherAuthority() throws Exception {
    assertRefused(new TestCa("somebody else").issue(HOST, key), "presented");
  }

  @Test
  void thatHasExpired() throws Exception {
    Instant now = Instant.now();
    assertRefused(
        bench.ca.issue(HOST, key, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))),
        "still valid");
  }

  @Test
  void thatLivesTooLong() throws Exception {
    Instant now = Instant.now();
    assertRefused(bench.ca.issue(HOST, key, now, now.plus(Duration.ofDays(400))), "90 days");
  }

  @Test
  void forAnotherKey() throws Exception {
    assertRefused(
        bench.ca.issue(HOST, TestCa.newKey().getPublic()), "the key of its certificate request");
  }

  @Test
  void whoseAuthorityIsTheLeafItself() throws Exception {
    String leaf = PemCertificates.format(List.of(bench.ca.issue(HOST, key)));
    assertRefused(page.setCertificate(id, leaf, leaf), "presented");
  }

  @Test
  void thatIsNoPem() throws Exception {
    assertRefused(
        page.setCertificate(id, "hello", bench.ca.pem()),
        "The certificate or its authority cannot be read: certificate: ");
  }

  @Test
  void withTwoAuthorities() throws Exception {
    X509Certificate leaf = bench.ca.issue(HOST, key);
    assertRefused(
        page.setCertificate(
            id, PemCertificates.format(List.of(leaf)), bench.ca.pem() + bench.ca.pem()),
        "authority: not certificates in PEM: more than 1 certificates");
  }

  @Test
  void withAPrivateKeyInIt() throws Exception {
    String secret = "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n";
    assertRefused(page.setCertificate(id, secret, bench.ca.pem()), "cannot be read");
  }
}
