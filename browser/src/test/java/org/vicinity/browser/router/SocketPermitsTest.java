package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SocketPermitsTest {
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String HOST = "one.vod-example.local";

  private record Task(long at, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private final SocketPermits permits =
      new SocketPermits(
          QUIET,
          PATIENCE,
          () -> now,
          (delay, work) -> tasks.add(new Task(now + delay.toNanos(), work)));

  private void pass(Duration time) {
    long end = now + time.toNanos();
    while (true) {
      Task next = tasks.stream().min(Comparator.comparingLong(Task::at)).orElse(null);
      if (next == null || next.at() > end) {
        now = end;
        return;
      }
      tasks.remove(next);
      now = Math.max(now, next.at());
      next.work().run();
    }
  }

  @Test
  void aConnectionPassesWithItsAnnouncementWhicheverComesFirst() {
    CompletableFuture<Boolean> first = permits.claim(HOST);
    pass(QUIET.multipliedBy(3));
    assertThat(first).isNotDone();
    permits.announce(HOST);
    assertThat(first).isNotDone();
    pass(QUIET);
    assertThat(first).isCompletedWithValue(true);

    permits.announce(HOST);
    pass(QUIET.multipliedBy(3));
    CompletableFuture<Boolean> second = permits.claim(HOST);
    pass(QUIET);
    assertThat(second).isCompletedWithValue(true);
  }

  @Test
  void withoutAnAnnouncementItIsRefusedInTheEnd() {
    CompletableFuture<Boolean> claim = permits.claim(HOST);
    permits.announce("another.vod-example.local");
    pass(PATIENCE.minusMillis(1));
    assertThat(claim).isNotDone();
    pass(Duration.ofMillis(1));
    assertThat(claim).isCompletedWithValue(false);
  }

  @Test
  void withOneConnectionTooManyNonePasses() {
    CompletableFuture<Boolean> sneaking = permits.claim(HOST);
    pass(Duration.ofSeconds(1));
    permits.announce(HOST);
    pass(QUIET.dividedBy(2));
    CompletableFuture<Boolean> honest = permits.claim(HOST);
    pass(QUIET.multipliedBy(3));
    assertThat(sneaking).isNotDone();
    assertThat(honest).isNotDone();
    pass(PATIENCE);
    assertThat(sneaking).isCompletedWithValue(false);
    assertThat(honest).isCompletedWithValue(false);
  }

  @Test
  void whoeverCameLaterDoesNotInheritTheAnnouncementOfARefusedOne() {
    permits.claim(HOST);
    permits.announce(HOST);
    pass(QUIET.dividedBy(2));
    CompletableFuture<Boolean> sneaking = permits.claim(HOST);
    pass(PATIENCE.plus(PATIENCE));
    assertThat(sneaking).isCompletedWithValue(false);
  }

  @Test
  void anAnnouncementIsForOneConnectionAndNotForEver() {
    permits.announce(HOST);
    CompletableFuture<Boolean> first = permits.claim(HOST);
    pass(QUIET);
    CompletableFuture<Boolean> second = permits.claim(HOST);
    pass(PATIENCE);
    assertThat(first).isCompletedWithValue(true);
    assertThat(second).isCompletedWithValue(false);

    permits.announce(HOST);
    pass(PATIENCE);
    CompletableFuture<Boolean> late = permits.claim(HOST);
    pass(PATIENCE);
    assertThat(late).isCompletedWithValue(false);
  }

  @Test
  void manyAtOncePassTogether() {
    List<CompletableFuture<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      claims.add(permits.claim(HOST));
      permits.announce(HOST);
      pass(QUIET.dividedBy(2));
    }
    pass(QUIET);
    assertThat(claims).allSatisfy(claim -> assertThat(claim).isCompletedWithValue(true));
  }

  @Test
  void aHostHasOnlySoManyWaiting() {
    for (int i = 0; i < SocketPermits.MOST; i++) {
      assertThat(permits.claim(HOST)).isNotDone();
    }
    assertThat(permits.claim(HOST)).isCompletedWithValue(false);
  }
}
