package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

class PemCertificatesTest {
  private static final Template ROOT = Service.root("vod");
  private static final List<X509Certificate> CHAIN =
      List.of(Service.leaf(ROOT, Scenario.HOST).signedBy(ROOT), ROOT.selfSigned());
  private static final String PEM = PemCertificates.format(CHAIN);

  @Test
  void whatWasFormattedIsReadBack() throws Exception {
    assertThat(PemCertificates.parse(PEM, 2)).isEqualTo(CHAIN);
    assertThat(PEM.lines()).allMatch(line -> line.length() <= 64);
  }

  @Test
  void windowsLineEndsAndSpaceAroundAreTaken() throws Exception {
    assertThat(PemCertificates.parse("\r\n " + PEM.replace("\n", "\r\n") + "\n\n", 2))
        .isEqualTo(CHAIN);
  }

  @Test
  void moreThanTheLimitIsRefused() {
    assertRefused(PEM, 1, "more than 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "hello",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----",
        "-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----"
      })
  void anythingElseIsRefused(String text) {
    assertRefused(text, 8, "not certificates in PEM");
  }

  @Test
  void aPrivateKeyBesideACertificateIsRefused() {
    assertRefused(
        PEM + "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n", 8, "block 3");
  }

  @Test
  void textBetweenCertificatesIsRefused() {
    assertRefused("subject: nobody\n" + PEM, 8, "block 1");
  }

  @Test
  void bytesAfterACertificateInItsBlockAreRefused() throws Exception {
    byte[] der = java.util.Arrays.copyOf(CHAIN.get(0).getEncoded(), 2_000);
    String block =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getEncoder().encodeToString(der)
            + "\n-----END CERTIFICATE-----";
    assertRefused(block, 8, "not certificates in PEM");
  }

  @Test
  void aTextBeyondAllMeasureIsRefused() {
    assertRefused(" ".repeat(PemCertificates.MAX_TEXT + 1), 8, "longer than");
  }

  @Property(tries = 2_000)
  void aChangedTextIsReadOrRefusedButNeverFailsOtherwise(
      @ForAll @IntRange(max = 5_000) int place, @ForAll char change) {
    StringBuilder text = new StringBuilder(PEM);
    text.setCharAt(place % text.length(), change);
    try {
      assertThat(PemCertificates.parse(text.toString(), 2)).hasSizeBetween(1, 2);
    } catch (CertificateFormatException refused) {
      assertThat(refused).hasMessageStartingWith("not certificates in PEM");
    }
  }

  private static void assertRefused(String text, int max, String why) {
    assertThatThrownBy(() -> PemCertificates.parse(text, max))
        .isInstanceOf(CertificateFormatException.class)
        .hasMessageContaining(why);
  }
}
