package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "vod.example.com,https://vod.example.com",
    "vod.example.com/a?b#c,https://vod.example.com/a?b#c",
    "localhost:8080,http://localhost:8080",
    "localhost,http://localhost",
    "127.0.0.1:9/x,http://127.0.0.1:9/x",
    "[::1]:8080,http://[::1]:8080",
    "bücher.example,https://bücher.example",
    "device:8443/x,https://device:8443/x",
    "HTTP://A.example,HTTP://A.example",
    "about:blank,about:blank",
    "media.vod-example-com.local,https://media.vod-example-com.local"
  })
  void whatPeopleTypeBecomesAUrl(String typed, String url) {
    assertThat(AddressText.url("  " + typed + " ")).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "two words", "javascript:alert(1)", "chrome://settings", "a..b", "/"})
  void whatIsNoAddressIsNone(String typed) {
    assertThat(AddressText.url(typed)).isEmpty();
  }

  @Test
  void anEndlessTextIsNoAddress() {
    assertThat(AddressText.url("a.example/" + "x".repeat(40_000))).isEmpty();
  }

  @Property
  void neverGivesAScript(@ForAll String typed) {
    AddressText.url(typed).ifPresent(url -> assertThat(url).doesNotStartWith("javascript:"));
  }
}
