package org.vicinity.browser.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.settings.GrantFixtures;
import org.vicinity.certstore.grant.Grant;

class CertificatePaneTest {
  private static String value(CertificateDetails details, CertificateTexts label) {
    return details.lines().stream()
        .filter(line -> line.label().equals(label.text()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void aDevicesCertificateIsToldInFull() throws Exception {
    Grant grant = GrantFixtures.pending("https://vod.example.com", "cache", "Cache", "media-cache");
    CertificateDetails details = CertificateDetails.of(grant.leaf());
    assertThat(value(details, CertificateTexts.NAMES)).contains(grant.host().value());
    assertThat(value(details, CertificateTexts.ISSUER)).isEqualTo("CN=CA of the tests");
    assertThat(value(details, CertificateTexts.KEY)).isEqualTo("EC 256");
    assertThat(value(details, CertificateTexts.FINGERPRINT))
        .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(value(details, CertificateTexts.UNTIL)).isNotEmpty();
  }

  @Test
  void theChainEndsWithThePrivateAuthority() throws Exception {
    Grant grant = GrantFixtures.pending("https://vod.example.com", "cache", "Cache", "media-cache");
    CertificatePane pane = new CertificatePane(List.of(grant.leaf(), grant.authority()));
    assertThat(pane.chain().getItemCount()).isEqualTo(2);
    assertThat(pane.chain().getItemAt(1)).isEqualTo(CertificateTexts.OF_AUTHORITY.text("ca.test"));
  }

  @Test
  void namesThatAnIssuerMadeUpAreNeutralised() throws Exception {
    CertificateDetails details =
        CertificateDetails.of(
            GrantFixtures.certificate(
                "Media\u202egnp.exe",
                "cache.vod-example-com.local",
                GrantFixtures.keyPair().getPublic(),
                Instant.now().plus(Duration.ofDays(30))));
    assertThat(value(details, CertificateTexts.SUBJECT)).isEqualTo("CN=Mediagnp.exe");
  }
}
