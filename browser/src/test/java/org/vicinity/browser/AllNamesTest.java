package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

class AllNamesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HostEndpoint FOUND =
      new HostEndpoint("d.a.local", new InetSocketAddress("127.0.0.1", 443));

  private final List<String> forgotten = new ArrayList<>();

  private LocalNames network(Optional<HostEndpoint> answer, CountDownLatch until) {
    return new LocalNames() {
      @Override
      public Optional<HostEndpoint> resolve(String host, Duration timeout) {
        try {
          until.await();
        } catch (InterruptedException cancelled) {
          return Optional.empty();
        }
        return answer;
      }

      @Override
      public void forget(String host) {
        forgotten.add(host);
      }
    };
  }

  @Test
  void theFirstAnswerCountsHoweverSlowTheOtherNetworksAre() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch now = new CountDownLatch(0);
    try (AllNames names =
        new AllNames(List.of(network(Optional.empty(), never), network(Optional.of(FOUND), now)))) {
      assertThat(names.resolve("d.a.local", LIMIT)).contains(FOUND);
    }
  }

  @Test
  void nobodyAnsweringIsEmpty() {
    CountDownLatch now = new CountDownLatch(0);
    try (AllNames names =
        new AllNames(List.of(network(Optional.empty(), now), network(Optional.empty(), now)))) {
      assertThat(names.resolve("d.a.local", LIMIT)).isEmpty();
    }
    try (AllNames none = new AllNames(List.of())) {
      assertThat(none.resolve("d.a.local", LIMIT)).isEmpty();
    }
  }

  @Test
  void allNetworksForget() {
    CountDownLatch now = new CountDownLatch(0);
    try (AllNames names =
        new AllNames(List.of(network(Optional.empty(), now), network(Optional.empty(), now)))) {
      names.forget("d.a.local");
    }
    assertThat(forgotten).hasSize(2);
  }
}
