package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

class PathSearchTest {
  private static final CertificateVerifier VERIFIER = new CertificateVerifier();

  private final Template root = Service.root("vod");
  private final Template first = Service.intermediate(root).subject("CN=first");
  private final Template second = Service.intermediate(first).subject("CN=second");
  private final Template leaf = Service.leaf(second, Scenario.HOST);
  private final X509Certificate end = leaf.signedBy(second);
  private final AtomicInteger judged = new AtomicInteger();

  @Test
  void theOrderDoesNotMatterNorDoOthersBetween() {
    List<X509Certificate> untrusted = new ArrayList<>(way());
    for (int i = 0; i < 20; i++) {
      untrusted.add(Service.root("other " + i).selfSigned());
    }
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(untrusted, new Random(seed));
      assertThat(verify(untrusted, root.selfSigned())).isInstanceOf(Verdict.Trusted.class);
    }
  }

  @Test
  void theAuthorityAndTheLeafMayBeAmongTheUntrusted() {
    X509Certificate authority = root.selfSigned();
    List<X509Certificate> untrusted = new ArrayList<>(way());
    untrusted.addAll(List.of(authority, end, end, authority));
    assertThat(verify(untrusted, authority)).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aCrossSignedCaLeadsToTheAuthorityThatIsKnown() {
    Template other = Service.root("other");
    List<X509Certificate> untrusted =
        List.of(first.signedBy(other), second.signedBy(first), first.signedBy(root));
    first.without(Extension.authorityKeyIdentifier);
    assertThat(verify(untrusted, root.selfSigned())).isInstanceOf(Verdict.Trusted.class);
    assertThat(verify(untrusted, other.selfSigned()))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.rule()).isEqualTo(Rule.KEY_IDENTIFIER));
  }

  @Test
  void anExpiredTwinOfAnIntermediateDoesNotHinder() {
    X509Certificate good = second.signedBy(first);
    X509Certificate expired = second.to(Service.NOW.minus(Duration.ofSeconds(1))).signedBy(first);
    assertThat(verify(List.of(expired, first.signedBy(root), good), root.selfSigned()))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void anyOfTheAuthoritiesIsEnough() {
    assertThat(
            verify(
                way(),
                Service.root("vod").selfSigned(),
                Service.root("other").selfSigned(),
                root.selfSigned()))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aMissingLinkIsRefusedAsSuch() {
    assertThat(verify(List.of(first.signedBy(root)), root.selfSigned()))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.ISSUER));
  }

  @Test
  void aCircleOfIssuersEnds() {
    X509Certificate back = first.signedBy(second);
    X509Certificate forth = second.signedBy(first);
    assertThat(verify(List.of(back, forth), root.selfSigned())).isInstanceOf(Verdict.Refused.class);
    assertThat(judged).hasValueLessThan(4);
  }

  @Test
  void manyTwinsOfACaCostLittle() {
    leaf.without(Extension.authorityKeyIdentifier);
    List<X509Certificate> untrusted = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Template twin = Service.intermediate(root).subject("CN=second").key(Keys.p256());
      untrusted.add(twin.signedBy(root));
    }
    X509Certificate unlinked = leaf.signedBy(second);
    assertThat(
            PathSearch.verify(
                unlinked, untrusted, List.of(root.selfSigned()), Service.NOW, this::judge))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(judged).hasValue(1);
  }

  @Test
  void aMazeOfCasThatSignEachOtherIsLeftAfterAWhile() {
    List<Template> cas = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      cas.add(Service.intermediate(root).subject("CN=maze " + i));
    }
    cas.set(0, second);
    List<X509Certificate> untrusted = new ArrayList<>();
    for (Template ca : cas) {
      ca.without(Extension.authorityKeyIdentifier);
      cas.stream().filter(other -> other != ca).forEach(other -> untrusted.add(ca.signedBy(other)));
    }
    assertThat(verify(untrusted, root.selfSigned())).isInstanceOf(Verdict.Refused.class);
    assertThat(judged.get()).isBetween(2, PathSearch.MAX_CHAINS);
  }

  private List<X509Certificate> way() {
    return List.of(first.signedBy(root), second.signedBy(first));
  }

  private Verdict verify(List<X509Certificate> untrusted, X509Certificate... authorities) {
    return PathSearch.verify(end, untrusted, List.of(authorities), Service.NOW, this::judge);
  }

  private Verdict judge(List<X509Certificate> chain, X509Certificate authority) {
    judged.incrementAndGet();
    return VERIFIER.verify(
        chain, new Expectation(Scenario.HOST, authority, leaf.key().getPublic()), Service.NOW);
  }
}
