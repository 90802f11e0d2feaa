package org.vicinity.certstore.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://vod.example.com, https://vod.example.com, 443",
    "https://vod.example.com/, https://vod.example.com, 443",
    "HTTPS://Vod.Example.COM:443, https://vod.example.com, 443",
    "https://vod.example.com:8443, https://vod.example.com:8443, 8443",
    "http://localhost:8080, http://localhost:8080, 8080",
    "http://localhost:80, http://localhost, 80",
    "https://localhost:80, https://localhost:80, 80",
    "https://xn--mnchen-3ya.de, https://xn--mnchen-3ya.de, 443",
    "https://192.168.1.1, https://192.168.1.1, 443",
    "https://[2001:DB8:0:0::1]:8443, https://[2001:db8::1]:8443, 8443",
    "https://under_score.example, https://under_score.example, 443"
  })
  void isReadAndSerialized(String text, String serialized, int port) {
    Origin origin = Origin.parse(text);
    assertThat(origin.serialized()).isEqualTo(serialized);
    assertThat(origin.port()).isEqualTo(port);
    assertThat(Origin.parse(origin.serialized())).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "vod.example.com",
        "ftp://vod.example.com",
        "file:///etc/passwd",
        "wss://vod.example.com",
        "https://",
        "https:///",
        "https://user@vod.example.com",
        "https://user:word@vod.example.com",
        "https://vod.example.com/path",
        "https://vod.example.com//",
        "https://vod.example.com?query",
        "https://vod.example.com#fragment",
        "https://vod.example.com:0",
        "https://vod.example.com:65536",
        "https://vod.example.com:99999999999",
        "https://vod.example.com:",
        "https://vod..example.com",
        "https://.example.com",
        "https://vod.example.com.",
        "https://m\u00fcnchen.de",
        "https://\u0130stanbul.example",
        "https://\u212Alocal.example",
        "https://vod.example.com\n",
        " https://vod.example.com",
        "https://vod%2eexample.com",
        "https://*.example.com",
        "https://1.2.3",
        "https://1.2.3.4.5",
        "https://01.2.3.4",
        "https://0x7f.1",
        "https://vod.123",
        "https://[::1",
        "https://[::ffff:1.2.3.4]",
        "https://[fe80::1%25eth0]",
        "https://[127.0.0.1]"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Origin.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHostBeyondTheLimitsIsRefused() {
    assertThatThrownBy(() -> Origin.parse("https://" + "a".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Origin.parse("https://" + "a.".repeat(127) + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheCanonicalSpellingMakesARecord() {
    assertThatThrownBy(() -> new Origin("https", "Vod.example.com", 443))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origin("HTTPS", "vod.example.com", 443))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origin("https", "[2001:DB8::1]", 443))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://vod.example.com/a/b?c=d#e, https://vod.example.com",
    "https://user:word@vod.example.com:8443/a, https://vod.example.com:8443",
    "https://vod.example.com:/a, https://vod.example.com",
    "http://localhost:8080/, http://localhost:8080",
    "https://under_score.example/x, https://under_score.example"
  })
  void aDocumentHasTheOriginOfItsUrl(String url, String serialized) {
    assertThat(Origin.ofUrl(URI.create(url)).map(Origin::serialized)).contains(serialized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about:blank",
        "data:text/html,x",
        "blob:https://vod.example.com/1-2",
        "file:///tmp/x.html",
        "chrome-extension://abc/rules.html",
        "relative/path",
        "https:///x",
        "https://vod.example.com./"
      })
  void otherDocumentsHaveNone(String url) {
    assertThat(Origin.ofUrl(URI.create(url))).isEmpty();
  }
}
