package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

@Tag("fuzz")
class CertificateFuzzTest {
  private static final Template ROOT = Service.root("vod");
  private static final X509Certificate AUTHORITY = ROOT.selfSigned();
  private static final X509Certificate LEAF = Service.leaf(ROOT, Scenario.HOST).signedBy(ROOT);
  private static final CertificateVerifier VERIFIER = new CertificateVerifier();

  static Stream<byte[]> texts() {
    return Stream.of(
        PemCertificates.format(List.of(LEAF)).getBytes(StandardCharsets.US_ASCII),
        PemCertificates.format(List.of(LEAF, AUTHORITY)).getBytes(StandardCharsets.US_ASCII));
  }

  static Stream<byte[]> certificates() throws CertificateException {
    return Stream.of(LEAF.getEncoded(), AUTHORITY.getEncoded());
  }

  /** What is read is written as text that reads the same. */
  @MethodSource("texts")
  @FuzzTest
  void aTextIsReadOrRefused(byte[] bytes) throws CertificateFormatException {
    List<X509Certificate> certificates;
    try {
      certificates = PemCertificates.parse(new String(bytes, StandardCharsets.ISO_8859_1), 4);
    } catch (CertificateFormatException refused) {
      assertThat(refused).hasMessageStartingWith("not certificates in PEM");
      return;
    }
    assertThat(certificates).hasSizeBetween(1, 4);
    assertThat(PemCertificates.parse(PemCertificates.format(certificates), 4))
        .isEqualTo(certificates);
  }

  /** No certificate is trusted but the one that the authority signed; as leaf and between. */
  @MethodSource("certificates")
  @FuzzTest
  void aCertificateGetsAVerdict(byte[] bytes) {
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException malformed) {
      return;
    }
    verify(List.of(certificate), AUTHORITY);
    verify(List.of(LEAF, certificate), AUTHORITY);
    verify(List.of(LEAF), certificate);
  }

  private static void verify(List<X509Certificate> chain, X509Certificate authority) {
    Verdict verdict =
        VERIFIER.verify(
            chain, new Expectation(Scenario.HOST, authority, LEAF.getPublicKey()), Service.NOW);
    if (verdict instanceof Verdict.Trusted trusted) {
      assertThat(trusted.chain()).containsExactly(LEAF);
      assertThat(authority).isEqualTo(AUTHORITY);
    } else {
      assertThat(((Verdict.Refused) verdict).message()).matches("[ -~]{1,700}");
    }
  }
}
