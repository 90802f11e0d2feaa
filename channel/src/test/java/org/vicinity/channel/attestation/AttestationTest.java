package org.vicinity.channel.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.testing.TestCertificates;

class AttestationTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String ORIGIN = "https://vod.example.com";
  private static final String HOST = "media-1.vod-example-com.local";
  private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final byte[] CSR = {9, 9, 9};
  private static final byte[] EXPORTER = new byte[32];
  private static final byte[] SECRET = new byte[32];
  private static final TestCertificates.Authority MAKER = TestCertificates.authority("Maker");
  private static final KeyPair PRODUCT_KEY = TestCertificates.key();
  private static final X509Certificate PRODUCT =
      TestCertificates.issue(MAKER, "Media server", PRODUCT_KEY.getPublic());

  private final AttestationVerifier byCertificate =
      AttestationVerifier.trusting(Set.of(MAKER.certificate()), CLOCK);
  private final AttestationVerifier bySecret =
      AttestationVerifier.trusting(
          keyId -> Optional.of(SECRET).filter(any -> keyId.equals("lot-1")), CLOCK);
  private final AttestationSigner es256 =
      AttestationSigner.es256(PRODUCT_KEY.getPrivate(), List.of(PRODUCT));
  private final AttestationSigner hs256 = AttestationSigner.hs256("lot-1", SECRET);

  @Test
  void aProductCertificateOfATrustedMakerIsVerified() {
    AttestationVerdict verdict = byCertificate.verify(sign(es256, NOW), expected());

    assertThat(verdict).isInstanceOf(AttestationVerdict.Verified.class);
    AttestationVerdict.Verified verified = (AttestationVerdict.Verified) verdict;
    assertThat(verified.product()).isEqualTo("CN=Media server");
    assertThat(verified.attestation().isFor(ORIGIN, CHALLENGE, HOST, CSR, EXPORTER)).isTrue();
    assertThat(verified.attestation().issuedAt()).isEqualTo(NOW);
  }

  @Test
  void aProductSecretIsVerifiedByItsKeyId() {
    AttestationVerdict verdict = bySecret.verify(sign(hs256, NOW), expected());

    assertThat(verdict).isInstanceOf(AttestationVerdict.Verified.class);
    assertThat(((AttestationVerdict.Verified) verdict).product()).isEqualTo("lot-1");
  }

  @Test
  void everyClaimMustBeTheExpectedOne() {
    String jws = sign(es256, NOW);
    Duration age = Duration.ofMinutes(5);
    byte[] other = {0};
    assertThat(byCertificate.verify(jws, expected("https://a.example", CHALLENGE, HOST, CSR, age)))
        .isEqualTo(refused("claim origin is not the expected one"));
    assertThat(byCertificate.verify(jws, expected(ORIGIN, other, HOST, CSR, age)))
        .isEqualTo(refused("claim challenge is not the expected one"));
    assertThat(byCertificate.verify(jws, expected(ORIGIN, CHALLENGE, "a.b.local", CSR, age)))
        .isEqualTo(refused("claim host is not the expected one"));
    assertThat(byCertificate.verify(jws, expected(ORIGIN, CHALLENGE, HOST, other, age)))
        .isEqualTo(refused("claim csr_sha256 is not the expected one"));
  }

  @Test
  void oneThatIsTooOldOrFromTheFutureIsRefused() {
    Duration second = Duration.ofSeconds(1);
    Instant oldest = NOW.minus(Duration.ofMinutes(5));
    Instant newest = NOW.plus(Duration.ofMinutes(1));

    assertThat(verify(oldest)).isInstanceOf(AttestationVerdict.Verified.class);
    assertThat(verify(newest)).isInstanceOf(AttestationVerdict.Verified.class);
    assertThat(verify(oldest.minus(second))).isInstanceOf(AttestationVerdict.Refused.class);
    assertThat(verify(newest.plus(second))).isInstanceOf(AttestationVerdict.Refused.class);
  }

  @Test
  void aMakerThatIsNotTrustedIsRefused() {
    // Same name as the trusted one, another key.
    TestCertificates.Authority other = TestCertificates.authority("Maker");
    KeyPair key = TestCertificates.key();
    X509Certificate product = TestCertificates.issue(other, "Media server", key.getPublic());
    AttestationSigner signer =
        AttestationSigner.es256(key.getPrivate(), List.of(product, other.certificate()));

    assertRefused(byCertificate, sign(signer, NOW), "does not lead to a trusted manufacturer");
  }

  @Test
  void aProductCertificateThatIsExpiredIsRefused() {
    X509Certificate old =
        TestCertificates.issue(MAKER, "Media server", PRODUCT_KEY.getPublic(), 10);
    AttestationSigner signer = AttestationSigner.es256(PRODUCT_KEY.getPrivate(), List.of(old));

    assertRefused(byCertificate, sign(signer, NOW), "EXPIRED");
  }

  @Test
  void aProductCertificateIsNoAuthority() {
    KeyPair key = TestCertificates.key();
    X509Certificate child =
        TestCertificates.issue(
            new TestCertificates.Authority(PRODUCT_KEY, PRODUCT), "Child", key.getPublic());
    AttestationSigner signer = AttestationSigner.es256(key.getPrivate(), List.of(child, PRODUCT));

    assertRefused(byCertificate, sign(signer, NOW), "does not lead to a trusted manufacturer");
  }

  @Test
  void aSignatureByAnotherKeyThanTheCertificatesIsRefused() {
    AttestationSigner signer =
        AttestationSigner.es256(TestCertificates.key().getPrivate(), List.of(PRODUCT));

    assertRefused(byCertificate, sign(signer, NOW), "the signature is wrong");
  }

  @Test
  void aSignatureByAnotherSecretIsRefused() {
    byte[] other = new byte[32];
    other[31] = 1;

    assertRefused(
        bySecret, sign(AttestationSigner.hs256("lot-1", other), NOW), "the signature is wrong");
  }

  @Test
  void aKeyIdThatNamesNothingIsRefused() {
    assertRefused(
        bySecret, sign(AttestationSigner.hs256("lot-2", SECRET), NOW), "names no product");
  }

  @Test
  void theAlgorithmIsThatOfTheTrustNotThatOfTheHeader() throws Exception {
    assertRefused(bySecret, sign(es256, NOW), "alg is not HS256");
    assertRefused(byCertificate, sign(hs256, NOW), "alg is not ES256");

    // The classic: the public key, which everybody knows, taken for a shared secret.
    JWSObject confused =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(Attestation.TYPE))
                .x509CertChain(List.of(Base64.encode(PRODUCT.getEncoded())))
                .build(),
            JWSObject.parse(sign(es256, NOW)).getPayload());
    confused.sign(new MACSigner(PRODUCT_KEY.getPublic().getEncoded()));
    assertRefused(byCertificate, confused.serialize(), "alg is not ES256");
  }

  @Test
  void anotherKindOfTokenIsRefused() throws Exception {
    JWSObject idToken =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .x509CertChain(List.of(Base64.encode(PRODUCT.getEncoded())))
                .build(),
            JWSObject.parse(sign(es256, NOW)).getPayload());
    idToken.sign(new ECDSASigner((ECPrivateKey) PRODUCT_KEY.getPrivate()));

    assertRefused(byCertificate, idToken.serialize(), "not a well-formed attestation");
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String[] parts = sign(es256, NOW).split("\\.");
    String none =
        Base64URL.encode("{\"alg\":\"none\",\"typ\":\"" + Attestation.TYPE + "\"}").toString();

    assertRefused(byCertificate, none + "." + parts[1] + ".", "not a well-formed attestation");
    assertRefused(bySecret, none + "." + parts[1] + ".", "not a well-formed attestation");
  }

  @Test
  void changedClaimsAreRefused() {
    String[] parts = sign(es256, NOW).split("\\.");
    String claims = new Base64URL(parts[1]).decodeToString().replace("vod", "evi");
    String forged = parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];

    assertRefused(byCertificate, forged, "the signature is wrong");
  }

  @Test
  void aChainOfTooManyCertificatesIsRefused() {
    AttestationSigner signer =
        AttestationSigner.es256(
            PRODUCT_KEY.getPrivate(), List.of(PRODUCT, PRODUCT, PRODUCT, PRODUCT, PRODUCT));

    assertRefused(byCertificate, sign(signer, NOW), "x5c has not 1 to 4 certificates");
  }

  @Test
  void aTokenOverTheLimitIsRefusedUnparsed() {
    assertRefused(byCertificate, "x".repeat(Attestation.MAX_LENGTH + 1), "longer than");
    assertThat(Attestation.unverified("x".repeat(Attestation.MAX_LENGTH + 1))).isEmpty();
  }

  @Test
  void claimsOfAnotherTypeOrMissingAreRefused() throws Exception {
    for (String claims : List.of("{}", "[]", "1", "{\"origin\":1}", "\u0000")) {
      JWSObject jws =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .type(new JOSEObjectType(Attestation.TYPE))
                  .keyID("lot-1")
                  .build(),
              new Payload(claims));
      jws.sign(new MACSigner(SECRET));
      assertRefused(bySecret, jws.serialize(), "not a well-formed attestation");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "e30.e30.e30", "\u0000"})
  void whatIsNoTokenIsRefused(String text) {
    assertRefused(byCertificate, text, "not a well-formed attestation");
    assertThat(Attestation.unverified(text)).isEmpty();
  }

  @Test
  void aSignerNeedsAKeyOnP256AndALongSecret() {
    KeyPair p384 = TestCertificates.key("secp384r1");
    X509Certificate certificate = TestCertificates.issue(MAKER, "P-384", p384.getPublic());
    assertThatThrownBy(() -> AttestationSigner.es256(p384.getPrivate(), List.of(certificate)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttestationSigner.es256(PRODUCT_KEY.getPrivate(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttestationSigner.hs256("lot-1", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttestationSigner.hs256("", SECRET))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AttestationVerdict verify(Instant signedAt) {
    return byCertificate.verify(sign(es256, signedAt), expected());
  }

  private static void assertRefused(AttestationVerifier verifier, String jws, String reason) {
    AttestationVerdict verdict = verifier.verify(jws, expected());
    assertThat(verdict).isInstanceOf(AttestationVerdict.Refused.class);
    assertThat(((AttestationVerdict.Refused) verdict).reason()).contains(reason);
  }

  private static AttestationVerdict refused(String reason) {
    return new AttestationVerdict.Refused(reason);
  }

  private static String sign(AttestationSigner signer, Instant at) {
    return signer.sign(ORIGIN, CHALLENGE, HOST, CSR, EXPORTER, at);
  }

  private static AttestationExpectation expected() {
    return expected(ORIGIN, CHALLENGE, HOST, CSR, Duration.ofMinutes(5));
  }

  private static AttestationExpectation expected(
      String origin, byte[] challenge, String host, byte[] csr, Duration maxAge) {
    return new AttestationExpectation(origin, challenge, host, csr, maxAge);
  }
}
