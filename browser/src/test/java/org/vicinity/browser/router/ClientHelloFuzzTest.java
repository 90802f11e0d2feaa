package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class ClientHelloFuzzTest {
  static Stream<byte[]> hellos() {
    byte[] hello = new HelloBuilder().serverName("a.b.local").protocols("h2").record();
    return Stream.of(hello, Hellos.of(Optional.of("tv.vod-example-com.local"), "h2", "http/1.1"));
  }

  /** However the bytes are cut, the outcome is the same, and what comes out is bounded. */
  @MethodSource("hellos")
  @FuzzTest
  void aHelloIsReadOrRefused(byte[] bytes) {
    String whole = outcome(bytes, bytes.length);
    assertThat(outcome(bytes, 1)).isEqualTo(whole);
  }

  private static String outcome(byte[] bytes, int step) {
    HelloReader reader = new HelloReader();
    try {
      for (int from = 0; from < bytes.length; from += step) {
        int length = Math.min(Math.min(step, bytes.length - from), reader.target().remaining());
        if (length == 0) {
          return "full";
        }
        reader.target().put(bytes, from, length);
        Optional<ClientHello> hello = reader.read();
        if (hello.isPresent()) {
          check(hello.get());
          return hello.get().toString();
        }
      }
      return "incomplete";
    } catch (MalformedHelloException refused) {
      return "refused";
    }
  }

  private static void check(ClientHello hello) {
    hello.serverName().ifPresent(name -> assertThat(name).matches("[a-z0-9_.-]{1,253}"));
    List<String> protocols = hello.protocols();
    assertThat(protocols).allMatch(protocol -> !protocol.isEmpty() && protocol.length() < 256);
  }
}
