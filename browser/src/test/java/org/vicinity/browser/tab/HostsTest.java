package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HostsTest {
  @Test
  void findsTheHost() {
    assertThat(Hosts.of("https://A.example:8443/x")).contains("a.example");
    assertThat(Hosts.of("http://u:p@a.example")).contains("a.example");
    assertThat(Hosts.of("https://[::1]:1/")).contains("[::1]");
    assertThat(Hosts.of("https://evil.example/@a.example/")).contains("evil.example");
    assertThat(Hosts.of("data:text/html,https://a.example/")).isEmpty();
  }

  @Test
  void knowsThisComputerAndNotWhatIsNamedLikeIt() {
    assertThat(List.of("localhost", "app.localhost", "127.0.0.1", "127.8.8.8", "[::1]", "::1"))
        .allMatch(Hosts::isThisComputer);
    assertThat(List.of("127.a.example", "127.0.0.1.a.example", "localhost.a.example", "[::2]"))
        .noneMatch(Hosts::isThisComputer);
  }

  @Property
  void neverThrows(@ForAll String url) {
    assertThat(Hosts.of(url)).isNotNull();
  }
}
