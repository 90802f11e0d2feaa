package org.vicinity.certstore.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

class RevocationListTest {
  private static final String HOST = "media-server-1.vod-example-com.local";
  private static final String POINT = "https://vod.example.com/crl";
  private static final ASN1ObjectIdentifier NOBODYS = new ASN1ObjectIdentifier("1.3.6.1.4.1.1.2");

  private static final Template CA = Service.root("vod");
  private static final X509Certificate ROOT = CA.selfSigned();
  private static final X509Certificate LEAF = leaf(POINT);

  private static X509Certificate leaf(String point) {
    return Service.leaf(CA, HOST)
        .with(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(name(point), null, null)}))
        .signedBy(CA);
  }

  private static DistributionPointName name(String uri) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  private static IssuingDistributionPoint point(
      String uri, boolean users, boolean cas, boolean indirect, boolean attributes) {
    return new IssuingDistributionPoint(
        uri == null ? null : name(uri), users, cas, null, indirect, attributes);
  }

  private static RevocationStatus status(Lists list) throws RevocationFormatException {
    return status(list, LEAF, Service.NOW, RevocationPolicy.STRICT);
  }

  private static RevocationStatus status(
      Lists list, X509Certificate certificate, Instant at, RevocationPolicy policy)
      throws RevocationFormatException {
    return RevocationList.parse(list.der()).status(certificate, ROOT, at, policy);
  }

  @Test
  void aCertificateThatIsNotListedIsGoodUntilTheNextList() throws Exception {
    Instant next = Service.NOW.minus(Duration.ofHours(1)).plus(Lists.LIFE);
    assertThat(status(Lists.of(CA).revoking(leaf(POINT))))
        .isEqualTo(new RevocationStatus.Good(next));
  }

  @Test
  void aListedCertificateIsRevokedWithItsReason() throws Exception {
    assertThat(status(Lists.of(CA).revoking(LEAF)))
        .isEqualTo(new RevocationStatus.Revoked(Service.NOW, RevocationReason.KEY_COMPROMISE));
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  void everyReasonIsRead(RevocationReason reason) throws Exception {
    assertThat(status(Lists.of(CA).revoking(LEAF, reason.code())))
        .isEqualTo(new RevocationStatus.Revoked(Service.NOW, reason));
  }

  record Unusable(String why, Lists list) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Unusable> unusable() {
    Template weak = Service.root("vod", Keys.of("RSA", 2048)).algorithm("SHA256withRSA");
    return Stream.of(
        new Unusable("without nextUpdate", Lists.of(CA).next(Optional.empty())),
        new Unusable("without a CRL number", Lists.of(CA).without(Extension.cRLNumber)),
        new Unusable(
            "critical extension 2.5.29.20",
            Lists.of(CA).with(Extension.cRLNumber, true, new ASN1Integer(5))),
        new Unusable(
            "a delta", Lists.of(CA).with(Extension.deltaCRLIndicator, true, new ASN1Integer(1))),
        new Unusable(
            "critical extension " + NOBODYS, Lists.of(CA).with(NOBODYS, true, DERNull.INSTANCE)),
        new Unusable(
            "critical extension " + NOBODYS,
            Lists.of(CA).revoking(LEAF, new Extension(NOBODYS, true, new byte[] {5, 0}))),
        new Unusable("unknown reason 8", Lists.of(CA).revoking(LEAF, 8)),
        new Unusable(
            "indirect",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    point(null, false, false, true, false))),
        new Unusable(
            "attribute",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    point(null, false, false, false, true))),
        new Unusable(
            "some reasons only",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(
                        null,
                        false,
                        false,
                        new ReasonFlags(ReasonFlags.keyCompromise),
                        false,
                        false))),
        new Unusable(
            "relative name",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(
                        new DistributionPointName(
                            DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
                            new DERSet(new X500Name("CN=x").getRDNs()[0].getFirst())),
                        false,
                        false))),
        new Unusable(
            "of CAs only",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    point(null, false, true, false, false))),
        new Unusable(
            "another distribution point",
            Lists.of(CA)
                .with(
                    Extension.issuingDistributionPoint,
                    true,
                    point(POINT + "2", false, false, false, false))),
        new Unusable("not its issuer's", Lists.of(CA).signedBy(Keys.p256().getPrivate())),
        new Unusable("another issuer", Lists.of(Service.root("other"))),
        new Unusable("weak signature", Lists.of(CA).algorithm("SHA1withECDSA")),
        new Unusable(
            "not its issuer's",
            Lists.of(CA).signedBy(weak.key().getPrivate()).algorithm("SHA256withRSA")),
        new Unusable("that begins on", Lists.of(CA, Service.NOW.plusSeconds(1))),
        new Unusable("that ended on", Lists.of(CA, Service.NOW.minus(Lists.LIFE).minusSeconds(1))),
        new Unusable(
            "ends before it begins",
            Lists.of(CA).next(Optional.of(Service.NOW.minus(Duration.ofDays(2))))));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anUnusableListTellsNothing(Unusable broken) throws Exception {
    assertThat(status(broken.list()))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            unknown -> assertThat(unknown.why()).contains(broken.why()));
  }

  @Test
  void aListOfVersion1TellsNothing() throws Exception {
    CertificateList list = CertificateList.getInstance(Lists.of(CA).der());
    ASN1Sequence body = ASN1Sequence.getInstance(list.getTBSCertList());
    ASN1Encodable[] parts = body.toArray();
    DERSequence old = new DERSequence(new ASN1Encodable[] {parts[1], parts[2], parts[3], parts[4]});
    byte[] der =
        new DERSequence(
                new ASN1Encodable[] {old, list.getSignatureAlgorithm(), list.getSignature()})
            .getEncoded();
    assertThat(RevocationList.parse(der).status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT))
        .isEqualTo(new RevocationStatus.Unknown("a revocation list that is not of version 2"));
  }

  @Test
  void aCaThatMayNotSignListsSignsNone() throws Exception {
    X509Certificate certOnly =
        Service.root("vod", CA.key())
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .selfSigned();
    assertThat(
            RevocationList.parse(Lists.of(CA).der())
                .status(LEAF, certOnly, Service.NOW, RevocationPolicy.STRICT))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("no cRLSign"));
  }

  @Test
  void aSecondCertificateOfTheCasKeyThatMayNotSignListsChangesNothing() throws Exception {
    X509Certificate certOnly =
        Service.root("vod", CA.key())
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .selfSigned();
    RevocationList list = RevocationList.parse(Lists.of(CA).der());
    assertThat(list.problem(ROOT, Service.NOW, RevocationPolicy.STRICT)).isEmpty();
    assertThat(list.problem(certOnly, Service.NOW, RevocationPolicy.STRICT)).isPresent();
  }

  @Test
  void aListForItsOwnDistributionPointAndForLeavesIsUsed() throws Exception {
    Lists list =
        Lists.of(CA)
            .with(Extension.issuingDistributionPoint, true, point(POINT, true, false, false, false))
            .revoking(LEAF);
    assertThat(status(list)).isInstanceOf(RevocationStatus.Revoked.class);
    X509Certificate intermediate =
        Service.intermediate(CA)
            .with(Extension.basicConstraints, true, new BasicConstraints(true))
            .signedBy(CA);
    Lists ofLeaves =
        Lists.of(CA)
            .with(Extension.issuingDistributionPoint, true, point(null, true, false, false, false));
    assertThat(status(ofLeaves, intermediate, Service.NOW, RevocationPolicy.STRICT))
        .isEqualTo(new RevocationStatus.Unknown("a revocation list without CAs"));
  }

  @Test
  void aBrowserTakesAListForAWeekPastItsEndAndNotLonger() throws Exception {
    Instant end = Service.NOW.minus(Duration.ofHours(1)).plus(Lists.LIFE);
    Duration grace = RevocationPolicy.BROWSER.grace();
    assertThat(status(Lists.of(CA), LEAF, end.plus(grace), RevocationPolicy.BROWSER))
        .isEqualTo(new RevocationStatus.Good(end));
    assertThat(status(Lists.of(CA), LEAF, end.plus(grace).plusSeconds(1), RevocationPolicy.BROWSER))
        .isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(status(Lists.of(CA).revoking(LEAF), LEAF, end.plus(grace), RevocationPolicy.BROWSER))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void noEndMakesARevokedCertificateGood() throws Exception {
    Instant later = Service.NOW.plus(Duration.ofDays(365));
    assertThat(status(Lists.of(CA).revoking(LEAF), LEAF, later, RevocationPolicy.BROWSER))
        .isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(status(Lists.of(CA), LEAF, later, RevocationPolicy.BROWSER))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void aBrowserTakesNoListOfMoreThanThirtyDaysHoweverFarItsEnd() throws Exception {
    Lists list = Lists.of(CA).next(Optional.of(Service.NOW.plus(Duration.ofDays(3650))));
    Instant last = Service.NOW.minus(Duration.ofHours(1)).plus(RevocationPolicy.BROWSER.maxAge());
    assertThat(status(list, LEAF, last, RevocationPolicy.BROWSER))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(list, LEAF, last.plusSeconds(1), RevocationPolicy.BROWSER))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("more than 30 days ago"));
  }

  @Test
  void aChangedByteIsNotedOrTellsNothingAboutAGoodCertificate() throws Exception {
    byte[] good = Lists.of(CA).revoking(LEAF).der();
    int refused = 0;
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 0x20;
      try {
        RevocationStatus status =
            RevocationList.parse(changed).status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT);
        assertThat(status).as("byte %d", i).isNotInstanceOf(RevocationStatus.Good.class);
      } catch (RevocationFormatException malformed) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void hostileBytesAreRefusedWhenTheyAreDecodedAndNotLater() throws Exception {
    byte[] seed =
        Lists.of(CA)
            .with(Extension.issuingDistributionPoint, true, point(POINT, true, false, false, false))
            .revoking(LEAF)
            .der();
    Random random = new Random(20260301);
    for (int times = 0; times < 6_000; times++) {
      byte[] bytes = seed.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(
                RevocationList.parse(bytes)
                    .status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT))
            .isNotInstanceOf(RevocationStatus.Good.class);
      } catch (RevocationFormatException malformed) {
        assertThat(malformed.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void aListThatIsTooLongIsNotDecoded() {
    byte[] huge = Lists.of(CA).many(30_000).der();
    assertThat(huge.length).isGreaterThan(RevocationList.MAX_BYTES);
    assertThatThrownBy(() -> RevocationList.parse(huge))
        .isInstanceOf(RevocationFormatException.class)
        .hasMessageContaining("more than " + RevocationList.MAX_BYTES + " bytes");
  }

  @Test
  void aLongListIsUsed() throws Exception {
    assertThat(status(Lists.of(CA).many(20_000).revoking(LEAF)))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void whatIsNoListIsRefused() {
    byte[] trailing = new byte[200_000];
    byte[] list = Lists.of(CA).der();
    System.arraycopy(list, 0, trailing, 0, list.length);
    for (byte[] bytes :
        List.of(new byte[0], new byte[] {0x30}, new byte[] {0x30, 0x00}, trailing)) {
      assertThatThrownBy(() -> RevocationList.parse(bytes))
          .isInstanceOf(RevocationFormatException.class);
    }
  }

  @Test
  void aFileHasOneListInDerOrSeveralInPem() throws Exception {
    byte[] one = Lists.of(CA).der();
    byte[] other = Lists.of(Service.root("other")).der();
    assertThat(RevocationList.parseAll(one)).hasSize(1);
    String pem = pem(one) + "\n" + pem(other);
    assertThat(RevocationList.parseAll(pem.getBytes(StandardCharsets.US_ASCII)))
        .extracting(RevocationList::encoded)
        .containsExactly(one, other);
    for (String bad :
        List.of(
            "-----BEGIN X509 CRL-----END X509 CRL-----",
            "",
            "hello",
            pem + "x",
            pem.replace("END", "ENT"),
            pem(new byte[9]))) {
      assertThatThrownBy(() -> RevocationList.parseAll(bad.getBytes(StandardCharsets.US_ASCII)))
          .isInstanceOf(RevocationFormatException.class);
    }
  }

  private static String pem(byte[] der) {
    return "-----BEGIN X509 CRL-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END X509 CRL-----\n";
  }

  @Test
  void anOlderListIsKnownByNumberOrTime() throws Exception {
    Instant now = Service.NOW;
    RevocationList kept = RevocationList.parse(numbered(now, 7));
    assertThat(RevocationList.parse(numbered(now, 6)).isOlderThan(kept)).isTrue();
    assertThat(RevocationList.parse(numbered(now.minusSeconds(1), 8)).isOlderThan(kept)).isTrue();
    assertThat(RevocationList.parse(numbered(now, 7)).isOlderThan(kept)).isFalse();
    assertThat(RevocationList.parse(numbered(now.plusSeconds(1), 8)).isOlderThan(kept)).isFalse();
  }

  private static byte[] numbered(Instant at, long number) {
    return Lists.of(CA, at)
        .with(Extension.cRLNumber, false, new ASN1Integer(BigInteger.valueOf(number)))
        .der();
  }
}
