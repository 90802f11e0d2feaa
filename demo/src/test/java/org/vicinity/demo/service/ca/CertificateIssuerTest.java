package org.vicinity.demo.service.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.demo.fixture.ServiceClient;
import org.vicinity.demo.fixture.ServiceClient.Answer;
import org.vicinity.demo.fixture.TestClock;
import org.vicinity.demo.fixture.TestService;
import org.vicinity.demo.maker.ProductFactory;
import org.vicinity.demo.maker.ProductIdentity;
import org.vicinity.demo.pki.CertificateAuthority;
import org.vicinity.demo.pki.KeyPairs;

/** Which requests get a certificate, through the service's own HTTP interface. */
class CertificateIssuerTest {
  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private final KeyPair pair = KeyPairs.generate();
  private TestService service;
  private ServiceClient alice;
  private ProductIdentity product;
  private DeviceHostName host;

  @BeforeEach
  void start() throws Exception {
    product = ProductFactory.open(directory.resolve("product"), clock);
    restart(Fault.NONE);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void restart(Fault fault) throws Exception {
    if (service != null) {
      service.close();
    }
    service = new TestService(directory, fault, clock);
    alice = new ServiceClient(service.origin()).logIn("alice");
    host = DeviceHostName.of(service.origin(), "media-server", taken -> false);
  }

  private static byte[] csr(KeyPair pair, PrivateKey signer, String... names) throws Exception {
    JcaPKCS10CertificationRequestBuilder builder =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), pair.getPublic());
    if (names.length > 0) {
      ExtensionsGenerator wanted = new ExtensionsGenerator();
      wanted.addExtension(
          Extension.subjectAlternativeName, false, CertificateAuthority.dnsNames(List.of(names)));
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate());
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)).getEncoded();
  }

  private byte[] csr() throws Exception {
    return csr(pair, pair.getPrivate(), host.value());
  }

  private String sign(byte[] challenge, byte[] csr) {
    return sign(service.origin().serialized(), challenge, host.value(), csr, clock.instant());
  }

  private String sign(String origin, byte[] challenge, String name, byte[] csr, Instant at) {
    return AttestationSigner.es256(product.key(), product.chain())
        .sign(origin, challenge, name, csr, new byte[32], at);
  }

  private static void assertRefused(Answer answer, int status, String words) {
    assertThat(answer.error()).contains(words);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().has("certificate")).isFalse();
  }

  @Test
  void aGenuineRequestGetsACertificateThatTheBrowserTrusts() throws Exception {
    byte[] csr = csr();
    Answer answer = alice.certificate(csr, sign(alice.challenge(), csr), host.value());
    assertThat(answer.status()).isEqualTo(200);
    List<X509Certificate> chain = ServiceClient.certificates(answer, "certificate");
    X509Certificate authority = ServiceClient.certificates(answer, "authority").get(0);
    assertThat(authority).isEqualTo(service.service().issuer().authority());
    assertThat(
            new CertificateVerifier()
                .verify(chain, new Expectation(host, authority, pair.getPublic()), clock.instant()))
        .isInstanceOf(Verdict.Trusted.class);
    X509Certificate leaf = chain.get(0);
    assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, host.value()));
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(leaf.getKeyUsage())
        .containsExactly(true, false, false, false, false, false, false, false, false);
    assertThat(Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(30));
    assertThat(leaf.getExtensionValue("2.5.29.14")).as("SKI").isNotNull();
    assertThat(leaf.getExtensionValue("2.5.29.35")).as("AKI").isNotNull();
  }

  @Test
  void serialNumbersAreLongAndDiffer() throws Exception {
    byte[] csr = csr();
    Answer one = alice.certificate(csr, sign(alice.challenge(), csr), host.value());
    Answer two = alice.certificate(csr, sign(alice.challenge(), csr), host.value());
    X509Certificate first = ServiceClient.certificates(one, "certificate").get(0);
    X509Certificate second = ServiceClient.certificates(two, "certificate").get(0);
    assertThat(first.getSerialNumber()).isNotEqualTo(second.getSerialNumber());
    assertThat(first.getSerialNumber().bitLength()).isGreaterThanOrEqualTo(64);
  }

  @Test
  void theLedgerSaysWhoGotIt() throws Exception {
    byte[] csr = csr();
    Answer answer = alice.certificate(csr, sign(alice.challenge(), csr), host.value());
    Path ledger = directory.resolve("service/ledger.jsonl");
    assertThat(Files.readString(ledger))
        .contains(
            "\"user\":\"alice\"",
            host.value(),
            ServiceClient.certificates(answer, "certificate").get(0).getSerialNumber().toString(16),
            "CN=Example Devices media cache")
        .hasLineCount(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger)))
        .isEqualTo("rw-------");
  }

  @Test
  void aChallengeIsUsedUpBySuccessAndByFailure() throws Exception {
    byte[] csr = csr();
    byte[] challenge = alice.challenge();
    String attestation = sign(challenge, csr);
    assertThat(alice.certificate(csr, attestation, host.value()).status()).isEqualTo(200);
    assertRefused(alice.certificate(csr, attestation, host.value()), 403, "used before");

    byte[] second = alice.challenge();
    assertRefused(alice.certificate(csr, sign(second, csr), "x.example.local"), 403, "host name");
    assertRefused(alice.certificate(csr, sign(second, csr), host.value()), 403, "used before");
  }

  @Test
  void aChallengeEndsAfterTwoMinutes() throws Exception {
    byte[] csr = csr();
    byte[] challenge = alice.challenge();
    clock.pass(Challenges.LIFE);
    assertRefused(alice.certificate(csr, sign(challenge, csr), host.value()), 403, "too old");
  }

  @Test
  void anotherUsersChallengeIsRefusedAndStaysGood() throws Exception {
    byte[] csr = csr();
    byte[] challenge = alice.challenge();
    ServiceClient bob = new ServiceClient(service.origin()).logIn("bob");
    assertRefused(bob.certificate(csr, sign(challenge, csr), host.value()), 403, "another user");
    assertThat(alice.certificate(csr, sign(challenge, csr), host.value()).status()).isEqualTo(200);
  }

  @Test
  void aChallengeOfTheDevicesOwnIsRefused() throws Exception {
    byte[] own = new byte[32];
    new SecureRandom().nextBytes(own);
    byte[] csr = csr();
    assertRefused(alice.certificate(csr, sign(own, csr), host.value()), 403, "unknown");
  }

  @Test
  void anAttestationForAnotherOriginIsRefused() throws Exception {
    byte[] csr = csr();
    String attestation =
        sign("https://evil.example", alice.challenge(), host.value(), csr, clock.instant());
    assertRefused(alice.certificate(csr, attestation, host.value()), 403, "claim origin");
  }

  @Test
  void anAttestationForAnotherHostIsRefused() throws Exception {
    byte[] csr = csr(pair, pair.getPrivate());
    String other = DeviceHostName.of(service.origin(), "other", taken -> false).value();
    String attestation =
        sign(service.origin().serialized(), alice.challenge(), other, csr, clock.instant());
    assertRefused(alice.certificate(csr, attestation, host.value()), 403, "claim host");
  }

  @Test
  void anAttestationForAnotherCsrIsRefused() throws Exception {
    KeyPair other = KeyPairs.generate();
    byte[] swapped = csr(other, other.getPrivate(), host.value());
    String attestation = sign(alice.challenge(), csr());
    assertRefused(alice.certificate(swapped, attestation, host.value()), 403, "claim csr_sha256");
  }

  @Test
  void anOldAttestationIsRefused() throws Exception {
    byte[] csr = csr();
    String attestation =
        sign(
            service.origin().serialized(),
            alice.challenge(),
            host.value(),
            csr,
            clock.instant().minus(Duration.ofHours(1)));
    assertRefused(alice.certificate(csr, attestation, host.value()), 403, "signed at");
  }

  @Test
  void anUnknownManufacturerIsRefused() throws Exception {
    ProductIdentity fake = ProductFactory.open(directory.resolve("fake"), clock);
    byte[] csr = csr();
    String attestation =
        AttestationSigner.es256(fake.key(), fake.chain())
            .sign(
                service.origin().serialized(),
                alice.challenge(),
                host.value(),
                csr,
                new byte[32],
                clock.instant());
    assertRefused(alice.certificate(csr, attestation, host.value()), 403, "attestation is refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void whatIsNoAttestationIsRefused(String attestation) throws Exception {
    Answer answer = alice.certificate(csr(), attestation, host.value());
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void anUnsignedAttestationIsRefused() throws Exception {
    byte[] csr = csr();
    String[] parts = sign(alice.challenge(), csr).split("\\.");
    String none =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Answer answer = alice.certificate(csr, none + "." + parts[1] + ".", host.value());
    assertThat(answer.status()).isIn(400, 403);
    assertThat(answer.json().has("certificate")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "media-server.vod-example-com.local",
        "bank.com",
        "*.http-localhost.local",
        "192.168.1.7",
        "a.b.c.local",
        "MEDIA-SERVER"
      })
  void aForeignHostIsRefused(String foreign) throws Exception {
    byte[] csr = csr(pair, pair.getPrivate());
    String attestation =
        sign(service.origin().serialized(), alice.challenge(), foreign, csr, clock.instant());
    assertRefused(alice.certificate(csr, attestation, foreign), 403, "host name does not end in");
  }

  @Test
  void aCsrThatAsksForAnotherNameIsRefused() throws Exception {
    byte[] csr = csr(pair, pair.getPrivate(), "bank.com");
    assertRefused(
        alice.certificate(csr, sign(alice.challenge(), csr), host.value()), 403, "another host");
    byte[] two = csr(pair, pair.getPrivate(), host.value(), "bank.com");
    assertRefused(
        alice.certificate(two, sign(alice.challenge(), two), host.value()), 400, "one host name");
  }

  @Test
  void aCsrThatDoesNotProveItsKeyIsRefused() throws Exception {
    byte[] csr = csr(pair, KeyPairs.generate().getPrivate(), host.value());
    assertRefused(
        alice.certificate(csr, sign(alice.challenge(), csr), host.value()), 400, "signature");
  }

  @Test
  void whatIsNoCsrIsRefused() throws Exception {
    byte[] junk = {0x30, 1, 2};
    assertRefused(
        alice.certificate(junk, sign(alice.challenge(), junk), host.value()), 400, "well formed");
  }

  @Test
  void withoutTheMakersCaTheServiceSaysThatItCannot() throws Exception {
    Files.delete(directory.resolve("product/ca.pem"));
    byte[] csr = csr();
    assertRefused(
        alice.certificate(csr, sign(alice.challenge(), csr), host.value()), 503, "manufacturers");
  }

  @Test
  void theCaOutlivesARestart() throws Exception {
    X509Certificate before = service.service().issuer().authority();
    restart(Fault.NONE);
    assertThat(service.service().issuer().authority()).isEqualTo(before);
    for (String file : new String[] {"ca.pem", "ca-key.pem"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("service/ca").resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_NAME,SUBJECT_ALTERNATIVE_NAME",
    "OTHER_CA,KEY_IDENTIFIER",
    "EXPIRED,EXPIRED",
    "WILDCARD,SUBJECT_ALTERNATIVE_NAME",
    "OTHER_KEY,KEY_MATCH"
  })
  void eachFaultIsWrongInExactlyThatWay(Fault fault, Rule rule) throws Exception {
    restart(fault);
    byte[] csr = csr();
    Answer answer = alice.certificate(csr, sign(alice.challenge(), csr), host.value());
    assertThat(answer.status()).isEqualTo(200);
    Verdict verdict =
        new CertificateVerifier()
            .verify(
                ServiceClient.certificates(answer, "certificate"),
                new Expectation(
                    host, ServiceClient.certificates(answer, "authority").get(0), pair.getPublic()),
                clock.instant());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }
}
