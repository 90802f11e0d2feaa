package org.vicinity.certstore.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Answers;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

class OcspAnswerTest {
  private static final Template CA = Service.root("vod");
  private static final X509Certificate ROOT = CA.selfSigned();
  private static final X509Certificate LEAF =
      Service.leaf(CA, "media-server-1.vod-example-com.local").signedBy(CA);
  private static final Instant END = Service.NOW.minus(Duration.ofHours(1)).plus(Answers.LIFE);

  private static Answers good() {
    return Answers.about(LEAF, CA, ROOT);
  }

  private static RevocationStatus status(Answers answer) throws RevocationFormatException {
    return OcspAnswer.parse(answer.der()).status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT);
  }

  private static Template responder() {
    return new Template()
        .subject("CN=responder")
        .key(Keys.p256())
        .valid(Service.NOW.minus(Duration.ofDays(1)), Service.NOW.plus(Duration.ofDays(30)))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .with(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
  }

  private static Answers delegated(UnaryOperator<Template> change) {
    Template delegate = change.apply(responder());
    return good().by(delegate, delegate.signedBy(CA));
  }

  @Test
  void aGoodCertificateIsGoodUntilTheNextUpdate() throws Exception {
    assertThat(status(good())).isEqualTo(new RevocationStatus.Good(END));
  }

  @Test
  void aRevokedCertificateIsRevokedWithItsReason() throws Exception {
    assertThat(status(good().revoked(RevocationReason.KEY_COMPROMISE.code())))
        .isEqualTo(new RevocationStatus.Revoked(Service.NOW, RevocationReason.KEY_COMPROMISE));
    assertThat(status(good().revokedWithoutReason()))
        .isEqualTo(new RevocationStatus.Revoked(Service.NOW, RevocationReason.UNSPECIFIED));
  }

  @Test
  void noEndMakesARevokedCertificateGood() throws Exception {
    Instant before = Service.NOW.minus(Duration.ofDays(3));
    assertThat(
            status(
                good()
                    .at(before, Optional.of(before.plusSeconds(60)))
                    .revoked(RevocationReason.KEY_COMPROMISE.code())))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void aResponderWhomTheIssuerCertifiedMayAnswer() throws Exception {
    assertThat(status(delegated(delegate -> delegate))).isEqualTo(new RevocationStatus.Good(END));
    assertThat(
            status(
                delegated(
                    delegate ->
                        delegate
                            .to(Service.NOW.plus(Duration.ofDays(300)))
                            .with(
                                OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
                                false,
                                DERNull.INSTANCE))))
        .isEqualTo(new RevocationStatus.Good(END));
  }

  @Test
  void aResponseWithoutNextUpdateCountsForADay() throws Exception {
    Instant from = Service.NOW.minus(Duration.ofDays(1));
    assertThat(status(good().at(from, Optional.empty())))
        .isEqualTo(new RevocationStatus.Good(Service.NOW));
    assertThat(status(good().at(from.minusSeconds(1), Optional.empty())))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  record Unusable(String why, Answers answer) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Unusable> unusable() {
    Template stranger = Service.root("stranger");
    Template delegate = responder();
    return Stream.of(
        new Unusable("unknown to its issuer", good().unknown()),
        new Unusable("about another certificate", good().serial(BigInteger.TEN)),
        new Unusable("about another certificate", good().issuer(stranger.selfSigned())),
        new Unusable("not the issuer's", good().signedBy(Keys.p256().getPrivate())),
        new Unusable("weak signature", good().algorithm("SHA1withECDSA")),
        new Unusable(
            "that begins on",
            good().at(Service.NOW.plusSeconds(1), Optional.of(Service.NOW.plusSeconds(60)))),
        new Unusable(
            "that ended on",
            good().at(Service.NOW.minusSeconds(60), Optional.of(Service.NOW.minusSeconds(1)))),
        new Unusable(
            "unknown critical extension",
            good().critical(new ASN1ObjectIdentifier("1.3.6.1.4.1.1.2"))),
        new Unusable("did not certify", good().by(delegate, delegate.signedBy(stranger))),
        new Unusable(
            "did not certify",
            good().by(delegate, delegate.issuer(CA.subject().toString()).signedBy(stranger))),
        new Unusable("did not certify", good().by(stranger, stranger.selfSigned())),
        new Unusable("its responder's", delegated(each -> each).signedBy(Keys.p256().getPrivate())),
        new Unusable(
            "without the purpose OCSPSigning",
            delegated(each -> each.without(Extension.extendedKeyUsage))),
        new Unusable(
            "without the purpose OCSPSigning",
            delegated(
                each ->
                    each.with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)))),
        new Unusable(
            "without the purpose OCSPSigning",
            delegated(
                each ->
                    each.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment)))),
        new Unusable(
            "without the purpose OCSPSigning",
            delegated(
                each -> each.with(Extension.basicConstraints, true, new BasicConstraints(true)))),
        new Unusable(
            "responder valid from", delegated(each -> each.to(Service.NOW.minusSeconds(1)))),
        new Unusable(
            "without ocsp-nocheck",
            delegated(each -> each.to(Service.NOW.plus(Duration.ofDays(100))))),
        new Unusable(
            "did not certify",
            delegated(each -> each.key(Keys.of("RSA", 1024))).algorithm("SHA256withRSA")));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anUnusableResponseTellsNothing(Unusable broken) throws Exception {
    assertThat(status(broken.answer()))
        .isInstanceOfSatisfying(
            RevocationStatus.Unknown.class,
            unknown -> assertThat(unknown.why()).contains(broken.why()));
  }

  @Test
  void aDeviceIsNoResponder() throws Exception {
    Template device = Service.leaf(CA, "media-server-1.vod-example-com.local");
    X509Certificate certificate = device.signedBy(CA);
    assertThat(
            OcspAnswer.parse(Answers.about(certificate, CA, ROOT).by(device, certificate).der())
                .status(certificate, ROOT, Service.NOW, RevocationPolicy.STRICT))
        .isEqualTo(
            new RevocationStatus.Unknown(
                "an OCSP response of a responder without the purpose OCSPSigning"));
  }

  @Test
  void anErrorOrSomethingElseIsNoResponse() {
    byte[] response = good().der();
    byte[] trailing = new byte[response.length + 1];
    System.arraycopy(response, 0, trailing, 0, response.length);
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {0x30, 0x00},
            trailing,
            new byte[OcspAnswer.MAX_BYTES + 1],
            good().error(OCSPResp.TRY_LATER).der())) {
      assertThatThrownBy(() -> OcspAnswer.parse(bytes))
          .isInstanceOf(RevocationFormatException.class);
    }
  }

  @Test
  void aChangedByteNeverMakesARevokedCertificateGood() throws Exception {
    byte[] revoked = good().revoked(RevocationReason.SUPERSEDED.code()).der();
    for (int i = 0; i < revoked.length; i++) {
      byte[] changed = revoked.clone();
      changed[i] ^= 0x01;
      try {
        assertThat(
                OcspAnswer.parse(changed).status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT))
            .as("byte %d", i)
            .isNotInstanceOf(RevocationStatus.Good.class);
      } catch (RevocationFormatException malformed) {
        assertThat(malformed).hasMessageContaining("OCSP response");
      }
    }
  }

  @Test
  void hostileBytesAreRefusedWhenTheyAreDecodedAndNotLater() throws Exception {
    Template delegate = responder();
    List<byte[]> seeds =
        List.of(
            good().revoked(RevocationReason.SUPERSEDED.code()).nonce(new byte[32]).der(),
            good().by(delegate, delegate.signedBy(CA)).der());
    Random random = new Random(20260301);
    for (int times = 0; times < 6_000; times++) {
      byte[] bytes = seeds.get(times % seeds.size()).clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      OcspAnswer answer;
      try {
        answer = OcspAnswer.parse(bytes);
      } catch (RevocationFormatException malformed) {
        continue;
      }
      answer.isAbout(LEAF, ROOT);
      answer.thisUpdate(LEAF, ROOT);
      answer.answers(OcspQuestion.about(LEAF, ROOT));
      assertThat(answer.status(LEAF, ROOT, Service.NOW, RevocationPolicy.STRICT)).isNotNull();
    }
  }

  @Test
  void aQuestionNamesTheCertificateAndHasANonceOfItsOwn() throws Exception {
    OcspQuestion question = OcspQuestion.about(LEAF, ROOT);
    OCSPReq request = new OCSPReq(question.encoded());
    assertThat(request.getRequestList()).hasSize(1);
    assertThat(request.getRequestList()[0].getCertID().getSerialNumber())
        .isEqualTo(LEAF.getSerialNumber());
    assertThat(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNotNull();
    assertThat(question.nonce()).hasSize(32).isNotEqualTo(OcspQuestion.about(LEAF, ROOT).nonce());
  }

  @Test
  void aResponseToAnotherQuestionIsKnownByItsNonce() throws Exception {
    OcspQuestion question = OcspQuestion.about(LEAF, ROOT);
    assertThat(OcspAnswer.parse(good().nonce(question.nonce()).der()).answers(question)).isTrue();
    assertThat(OcspAnswer.parse(good().der()).answers(question)).isTrue();
    assertThat(OcspAnswer.parse(good().nonce(new byte[32]).der()).answers(question)).isFalse();
  }
}
