package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.name.Origin;

class PageUrlsTest {
  @Test
  void ordinaryUrlsStayAsTheyAre() {
    assertThat(PageUrls.uri("https://a.example/x?y#z"))
        .isEqualTo(URI.create("https://a.example/x?y#z"));
    assertThat(PageUrls.uri("about:srcdoc")).isEqualTo(URI.create("about:srcdoc"));
  }

  @Test
  void pathsThatJavaCannotReadKeepTheirOrigin() {
    assertThat(PageUrls.uri("https://a.example:8443/a|b?{}"))
        .isEqualTo(URI.create("https://a.example:8443/"));
  }

  @Test
  void nothingElseGetsAnOrigin() {
    assertThat(Origin.ofUrl(PageUrls.uri("data:text/html,<b>https://a.example/"))).isEmpty();
    assertThat(Origin.ofUrl(PageUrls.uri("blob:https://a.example/|"))).isEmpty();
    assertThat(Origin.ofUrl(PageUrls.uri(""))).isEmpty();
  }

  @Property
  void neverThrows(@ForAll String url) {
    assertThat(PageUrls.uri(url)).isNotNull();
    assertThat(PageUrls.uri("https://" + url)).isNotNull();
  }
}
