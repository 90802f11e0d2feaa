package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.tab.SiteIdentity.Kind;
import org.vicinity.certstore.grant.Grant;

class SiteIdentityTest {
  private static final Grant GRANT = Grants.of("https://vod.example.com", "media");

  private static SiteIdentity of(String url) {
    return SiteIdentity.of(
        url, host -> host.equals(GRANT.host().value()) ? Optional.of(GRANT) : Optional.empty());
  }

  @Test
  void aDevicesPageIsNeverAnOrdinarySecureSite() {
    SiteIdentity identity = of(GRANT.host().origin() + "/a|b");
    assertThat(identity.kind()).isEqualTo(Kind.DEVICE);
    assertThat(identity.text()).isEqualTo("Device of vod.example.com");
  }

  @Test
  void aDevicesNameWithoutEncryptionIsNoDevice() {
    assertThat(of("http://" + GRANT.host().value() + "/").kind()).isEqualTo(Kind.INSECURE);
  }

  @Test
  void otherSitesAreSecureInsecureOrLocal() {
    assertThat(of("https://a.example/").kind()).isEqualTo(Kind.SECURE);
    assertThat(of("http://a.example/").kind()).isEqualTo(Kind.INSECURE);
    assertThat(of("http://localhost:8080/").kind()).isEqualTo(Kind.LOCAL);
    assertThat(of("http://127.0.0.1.a.example/").kind()).isEqualTo(Kind.INSECURE);
    assertThat(of("data:text/html,https://a.example/").kind()).isEqualTo(Kind.LOCAL);
    assertThat(of("https://x@/").kind()).isEqualTo(Kind.LOCAL);
  }
}
