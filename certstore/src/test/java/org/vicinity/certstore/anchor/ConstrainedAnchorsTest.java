package org.vicinity.certstore.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

class ConstrainedAnchorsTest {
  private static final Origin VOD = Origin.parse("https://vod.example.com");
  private static final Instant NOW = Service.NOW;

  private final Template root = Service.root("vod");
  private final X509Certificate authority = root.selfSigned();

  @Test
  void anAnchorHasNameKeyAndKeyIdentifierOfTheCaByteForByte() throws Exception {
    X509Certificate anchor = only(grant("tv"));
    assertThat(anchor.getSubjectX500Principal().getEncoded())
        .isEqualTo(authority.getSubjectX500Principal().getEncoded());
    assertThat(anchor.getPublicKey().getEncoded()).isEqualTo(authority.getPublicKey().getEncoded());
    assertThat(anchor.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
        .isEqualTo(authority.getExtensionValue(Extension.subjectKeyIdentifier.getId()));
  }

  @Test
  void anAnchorMaySignCertificatesDirectlyBelowItAndNothingElse() throws Exception {
    X509Certificate anchor = only(grant("tv"));
    assertThat(anchor.getVersion()).isEqualTo(3);
    assertThat(anchor.getBasicConstraints()).isZero();
    boolean[] usage = anchor.getKeyUsage();
    assertThat(usage[5]).isTrue();
    usage[5] = false;
    assertThat(usage).containsOnly(false);
    assertThat(anchor.getCriticalExtensionOIDs())
        .isEqualTo(
            Set.of(
                Extension.basicConstraints.getId(),
                Extension.keyUsage.getId(),
                Extension.nameConstraints.getId()));
    assertThat(anchor.getNonCriticalExtensionOIDs())
        .isEqualTo(Set.of(Extension.subjectKeyIdentifier.getId()));
  }

  @Test
  void anAnchorPermitsTheGrantedNamesAndNoAddress() throws Exception {
    List<X509Certificate> anchors =
        ConstrainedAnchors.of(List.of(grant("tv"), grant("cache"), grant("radio")), NOW);
    assertThat(anchors).hasSize(1);
    NameConstraints constraints = nameConstraints(anchors.get(0));
    assertThat(names(constraints.getPermittedSubtrees(), GeneralName.dNSName))
        .containsExactly(
            "cache.vod-example-com.local",
            "radio.vod-example-com.local",
            "tv.vod-example-com.local");
    assertThat(constraints.getPermittedSubtrees()).hasSize(3);
    assertThat(constraints.getExcludedSubtrees())
        .extracting(subtree -> subtree.getBase().getTagNo())
        .containsExactly(GeneralName.iPAddress, GeneralName.iPAddress);
    assertThat(constraints.getExcludedSubtrees())
        .extracting(
            subtree -> ASN1OctetString.getInstance(subtree.getBase().getName()).getOctets().length)
        .containsExactly(8, 32);
  }

  @Test
  void anAnchorLivesAWeekAndADayBack() {
    X509Certificate anchor = only(grant("tv"));
    assertThat(anchor.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(anchor.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void anAnchorDoesNotOutliveItsCa() {
    Instant end = NOW.plus(Duration.ofHours(3));
    Template shortLived = Service.root("short").to(end);
    X509Certificate anchor = only(grant("tv", shortLived, shortLived.selfSigned(), List.of()));
    assertThat(anchor.getNotAfter().toInstant()).isEqualTo(end);
  }

  @Test
  void anExpiredCaHasNoAnchor() {
    Template expired = Service.root("expired").to(NOW);
    assertThat(
            ConstrainedAnchors.of(
                List.of(grant("tv", expired, expired.selfSigned(), List.of())), NOW))
        .isEmpty();
  }

  @Test
  void noGrantAndPendingGrantsHaveNoAnchor() {
    assertThat(ConstrainedAnchors.of(List.of(), NOW)).isEmpty();
    assertThat(ConstrainedAnchors.of(List.of(Grants.pending("https://vod.example.com", "tv")), NOW))
        .isEmpty();
  }

  @Test
  void anAnchorNamesAnIssuerThatIsNobody() {
    X509Certificate first = only(grant("tv"));
    X509Certificate second = only(grant("tv"));
    assertThat(first.getIssuerX500Principal())
        .isNotEqualTo(authority.getSubjectX500Principal())
        .isNotEqualTo(second.getIssuerX500Principal());
    assertThat(first.getSerialNumber()).isPositive().isNotEqualTo(second.getSerialNumber());
  }

  @Test
  void grantsOfOneCaShareAnAnchorEvenWhenTheCaWasIssuedAnew() {
    Template again = Service.root("vod", root.key()).to(NOW.plus(Duration.ofDays(5000)));
    List<X509Certificate> anchors =
        ConstrainedAnchors.of(
            List.of(grant("tv"), grant("radio", again, again.selfSigned(), List.of())), NOW);
    assertThat(anchors).hasSize(1);
  }

  @Test
  void otherNamesOrKeysAreOtherAnchorsAndSeeOnlyTheirOwnHosts() throws Exception {
    Template otherKey = Service.root("vod");
    Template otherName = Service.root("other", root.key());
    List<X509Certificate> anchors =
        ConstrainedAnchors.of(
            List.of(
                grant("tv"),
                grant("radio", otherKey, otherKey.selfSigned(), List.of()),
                grant("cache", otherName, otherName.selfSigned(), List.of())),
            NOW);
    assertThat(anchors).hasSize(3);
    for (X509Certificate anchor : anchors) {
      assertThat(nameConstraints(anchor).getPermittedSubtrees()).hasSize(1);
    }
  }

  @Test
  void aChainWithAnIntermediateGetsRoomForItInTheAnchor() {
    Template intermediate = Service.intermediate(root);
    Grant deep = grant("tv", intermediate, authority, List.of(intermediate.signedBy(root)));
    assertThat(only(deep).getBasicConstraints()).isEqualTo(1);
    assertThat(ConstrainedAnchors.of(List.of(deep, grant("radio")), NOW).get(0))
        .extracting(X509Certificate::getBasicConstraints)
        .isEqualTo(1);
  }

  @Test
  void aCaWithoutAKeyIdentifierHasAnAnchorWithoutOne() {
    Template bare = Service.root("bare").without(Extension.subjectKeyIdentifier);
    X509Certificate anchor = only(grant("tv", bare, bare.selfSigned(), List.of()));
    assertThat(anchor.getExtensionValue(Extension.subjectKeyIdentifier.getId())).isNull();
  }

  @Test
  void anRsaCaHasAnAnchorToo() {
    Template rsa = Service.root("rsa", Keys.of("RSA", 2048)).algorithm("SHA256withRSA");
    DeviceHostName host = DeviceHostName.of(VOD, "tv", taken -> false);
    X509Certificate leaf = Service.leaf(rsa, host.value()).algorithm("SHA256withRSA").signedBy(rsa);
    X509Certificate anchor =
        only(Grants.pending(VOD, host, List.of(leaf), rsa.selfSigned()).activated());
    assertThat(anchor.getPublicKey()).isEqualTo(rsa.key().getPublic());
  }

  @Test
  void aThousandServicesAndAThousandDevicesOfOneServiceAreMade() throws Exception {
    List<Grant> grants = new ArrayList<>();
    X509Certificate leaf = Service.leaf(root, "a.local").signedBy(root);
    for (int i = 0; i < 1_000; i++) {
      DeviceHostName host = DeviceHostName.of(VOD, "device-" + i, taken -> false);
      grants.add(Grants.pending(VOD, host, List.of(leaf), authority).activated());
    }
    for (int i = 0; i < 1_000; i++) {
      Origin origin = Origin.parse("https://service-" + i + ".example");
      DeviceHostName host = DeviceHostName.of(origin, "tv", taken -> false);
      grants.add(
          Grants.pending(origin, host, List.of(leaf), Service.root("s" + i).selfSigned())
              .activated());
    }
    List<X509Certificate> anchors = ConstrainedAnchors.of(grants, NOW);
    assertThat(anchors).hasSize(1_001);
    assertThat(nameConstraints(anchors.get(0)).getPermittedSubtrees()).hasSize(1_000);
  }

  private Grant grant(String label) {
    return grant(label, root, authority, List.of());
  }

  private static Grant grant(
      String label, Template issuer, X509Certificate authority, List<X509Certificate> above) {
    DeviceHostName host = DeviceHostName.of(VOD, label, taken -> false);
    X509Certificate leaf = Service.leaf(issuer, host.value()).signedBy(issuer);
    List<X509Certificate> chain = Stream.concat(Stream.of(leaf), above.stream()).toList();
    return Grants.pending(VOD, host, chain, authority).activated();
  }

  private static X509Certificate only(Grant grant) {
    List<X509Certificate> anchors = ConstrainedAnchors.of(List.of(grant), NOW);
    assertThat(anchors).hasSize(1);
    return anchors.get(0);
  }

  private static NameConstraints nameConstraints(X509Certificate anchor)
      throws CertificateException {
    return NameConstraints.getInstance(
        ASN1OctetString.getInstance(anchor.getExtensionValue(Extension.nameConstraints.getId()))
            .getOctets());
  }

  private static List<String> names(GeneralSubtree[] subtrees, int type) {
    return Arrays.stream(subtrees)
        .map(GeneralSubtree::getBase)
        .filter(name -> name.getTagNo() == type)
        .map(name -> name.getName().toString())
        .toList();
  }
}
