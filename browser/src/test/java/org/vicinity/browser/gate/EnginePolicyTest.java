package org.vicinity.browser.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.PairRule;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

class EnginePolicyTest {
  private static EnginePolicy policy(Grant... grants) {
    return EnginePolicy.of(List.of(grants), Instant.now());
  }

  @Test
  void noGrantsMeanNothing() {
    assertThat(policy()).isEqualTo(new EnginePolicy(List.of(), List.of(), List.of()));
  }

  @Test
  void aPatternAlwaysNamesThePort() {
    assertThat(EnginePolicy.pattern(Origin.parse("https://vod.example.com")))
        .isEqualTo("https://vod.example.com:443");
    assertThat(EnginePolicy.pattern(Origin.parse("http://localhost:8080")))
        .isEqualTo("http://localhost:8080");
    assertThat(EnginePolicy.pattern(Origin.parse("http://[::1]"))).isEqualTo("http://[::1]:80");
  }

  @Test
  void twoDevicesOfOneOriginAllowItOnce() {
    Grant one = Grants.of("https://a.example", "one");
    Grant two = Grants.of("https://a.example", "two");
    assertThat(policy(one, two).allowed())
        .containsExactlyInAnyOrder(
            "https://a.example:443", one.host().origin() + ":443", two.host().origin() + ":443");
    assertThat(policy(one, two).rules()).hasSize(2);
  }

  @Test
  void aDeviceMayBeReachedByItsOriginAndItself() {
    Grant grant = Grants.of("https://a.example", "one");
    assertThat(policy(grant).rules())
        .containsExactly(
            new PairRule(
                grant.host().value(), List.of("a.example", grant.host().value()), List.of()));
  }

  @Test
  void aGrantedSubdomainIsKeptOutOfItsParentsDevice() {
    Grant parent = Grants.of("https://a.example", "one");
    Grant child = Grants.of("https://evil.a.example", "two");
    Grant stranger = Grants.of("https://evila.example", "three");
    assertThat(policy(parent, child, stranger).rules().get(0).except())
        .containsExactly("evil.a.example");
    assertThat(policy(parent, child, stranger).rules().get(1).except()).isEmpty();
  }

  @Test
  void publishesNoCaItselfAndOneAnchorPerCa() throws Exception {
    PrivateCa ca = new PrivateCa("first");
    PrivateCa other = new PrivateCa("second");
    EnginePolicy policy =
        policy(
            Grants.of("https://a.example", "one", ca, PrivateCa.newKey().getPublic()),
            Grants.of("https://a.example", "two", ca, PrivateCa.newKey().getPublic()),
            Grants.of("https://b.example", "one", other, PrivateCa.newKey().getPublic()));
    assertThat(policy.anchors()).hasSize(2);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (String anchor : policy.anchors()) {
      X509Certificate certificate =
          (X509Certificate)
              factory.generateCertificate(
                  new ByteArrayInputStream(Base64.getDecoder().decode(anchor)));
      assertThat(certificate).isNotIn(ca.certificate(), other.certificate());
      assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.30");
    }
  }

  @Test
  void beyondTheEnginesLimitTheMostRecentlyUsedDevicesStay() {
    Instant old = Instant.now().minusSeconds(1000);
    Grant template = Grants.of("https://a.example", "d");
    List<Grant> grants =
        new java.util.ArrayList<>(
            IntStream.range(0, EnginePolicy.MAX_DEVICES)
                .mapToObj(i -> Named.copy(template, "d" + i, old.plusSeconds(i)))
                .toList());
    Grant oldest = Named.copy(template, "oldest", old.minusSeconds(1));
    grants.add(0, oldest);
    EnginePolicy policy = EnginePolicy.of(grants, Instant.now());
    assertThat(policy.rules()).hasSize(EnginePolicy.MAX_DEVICES);
    assertThat(policy.rules().stream().map(PairRule::host)).doesNotContain(oldest.host().value());
  }
}
