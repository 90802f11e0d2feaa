package org.vicinity.demo.service.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.revocation.OcspAnswer;
import org.vicinity.certstore.revocation.OcspQuestion;
import org.vicinity.certstore.revocation.RevocationList;
import org.vicinity.certstore.revocation.RevocationPointers;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.demo.fixture.ServiceClient;
import org.vicinity.demo.fixture.TestClock;
import org.vicinity.demo.fixture.TestService;
import org.vicinity.demo.maker.ProductFactory;
import org.vicinity.demo.maker.ProductIdentity;
import org.vicinity.demo.pki.KeyPairs;

/** What the service tells of its revocations, asked as a browser asks. */
class RevocationInformationTest {
  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private TestService service;
  private ProductIdentity product;
  private RevocationRecords records;

  @BeforeEach
  void start() throws Exception {
    product = ProductFactory.open(directory.resolve("product"), clock);
    service = new TestService(directory, Fault.NONE, clock);
    Path state = directory.resolve("service");
    records = new RevocationRecords(state, new Ledger(state));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private X509Certificate issue(String user, String label) throws Exception {
    KeyPair pair = KeyPairs.generate();
    DeviceHostName host = DeviceHostName.of(service.origin(), label, taken -> false);
    byte[] csr =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), pair.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
            .getEncoded();
    ServiceClient page = new ServiceClient(service.origin()).logIn(user);
    String attestation =
        AttestationSigner.es256(product.key(), product.chain())
            .sign(
                service.origin().serialized(),
                page.challenge(),
                host.value(),
                csr,
                new byte[32],
                clock.instant());
    return ServiceClient.certificates(
            page.certificate(csr, attestation, host.value()), "certificate")
        .get(0);
  }

  private void revoke(String user) throws Exception {
    records.revoke(
        issued -> issued.user().equals(user), RevocationReason.KEY_COMPROMISE, clock.instant());
  }

  private X509Certificate authority() {
    return service.service().issuer().authority();
  }

  private RevocationList list(X509Certificate certificate) throws Exception {
    String at = RevocationPointers.of(certificate).lists().get(0);
    assertThat(at).startsWith(service.origin().serialized() + "/");
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(at)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pkix-crl");
    return RevocationList.parse(answer.body());
  }

  private RevocationStatus listed(X509Certificate certificate) throws Exception {
    return list(certificate)
        .status(certificate, authority(), clock.instant(), RevocationPolicy.STRICT);
  }

  private RevocationStatus answered(X509Certificate certificate) throws Exception {
    OcspQuestion question = OcspQuestion.about(certificate, authority());
    OcspAnswer answer =
        OcspAnswer.parse(
            ask(RevocationPointers.of(certificate).responders().get(0), question.encoded()));
    assertThat(answer.answers(question)).isTrue();
    return answer.status(certificate, authority(), clock.instant(), RevocationPolicy.STRICT);
  }

  private byte[] ask(String at, byte[] question) throws Exception {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(at))
                .header("Content-Type", "application/ocsp-request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/ocsp-response");
    return answer.body();
  }

  @Test
  void aCertificateIsGoodUntilItsUserIsRevokedWhileTheServiceRuns() throws Exception {
    X509Certificate alices = issue("alice", "one");
    X509Certificate bobs = issue("bob", "two");
    assertThat(listed(alices)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(answered(alices)).isInstanceOf(RevocationStatus.Good.class);
    revoke("alice");
    assertThat(listed(alices))
        .isInstanceOfSatisfying(
            RevocationStatus.Revoked.class,
            revoked -> assertThat(revoked.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE));
    assertThat(answered(alices)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(listed(bobs)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(answered(bobs)).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void aLaterListIsNeverOlderAlsoAfterARestart() throws Exception {
    X509Certificate certificate = issue("alice", "one");
    RevocationList before = list(certificate);
    revoke("alice");
    clock.pass(Duration.ofSeconds(1));
    assertThat(list(certificate).isOlderThan(before)).isFalse();
    service.close();
    service = new TestService(directory, Fault.NONE, clock);
    RevocationList after = RevocationList.parse(service.service().issuer().revocations().list());
    assertThat(after.isOlderThan(before)).isFalse();
    assertThat(after.status(certificate, authority(), clock.instant(), RevocationPolicy.STRICT))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void aListForgetsWhatHasEndedLongAgo() throws Exception {
    X509Certificate certificate = issue("alice", "one");
    revoke("alice");
    clock.pass(Duration.ofDays(29));
    assertThat(listed(certificate)).isInstanceOf(RevocationStatus.Revoked.class);
    int withIt = list(certificate).encoded().length;
    clock.pass(Duration.ofDays(3));
    assertThat(list(certificate).encoded().length).isLessThan(withIt);
  }

  @Test
  void aCertificateThatWasNotIssuedHereIsUnknown() throws Exception {
    X509Certificate issued = issue("alice", "one");
    OcspQuestion aboutTheRoot = OcspQuestion.about(authority(), authority());
    OcspAnswer answer =
        OcspAnswer.parse(
            ask(RevocationPointers.of(issued).responders().get(0), aboutTheRoot.encoded()));
    assertThat(answer.status(authority(), authority(), clock.instant(), RevocationPolicy.STRICT))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void aQuestionThatIsNoneIsAnsweredWithAnError() throws Exception {
    String at = service.origin().serialized() + RevocationInformation.RESPONDER;
    for (byte[] question :
        List.of(
            new byte[0],
            new byte[] {0x30, 0x00},
            new byte[RevocationInformation.MAX_QUESTION * 2])) {
      assertThat(new OCSPResp(ask(at, question)).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }
  }

  @Test
  void nothingElseMayBeSentFromNoPage() throws Exception {
    ServiceClient client = new ServiceClient(service.origin());
    assertThat(client.send("POST", RevocationInformation.LIST, "{}").status()).isEqualTo(403);
    assertThat(client.send("GET", RevocationInformation.RESPONDER, "").status()).isEqualTo(405);
  }
}
