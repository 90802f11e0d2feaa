package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void theNewestStageIsClosedFirst() {
    closing.stage(LONG).add("old", () -> closed.add("old"));
    closing.stage(LONG).add("new", () -> closed.add("new"));
    closing.close();
    assertThat(closed).containsExactly("new", "old");
  }

  @Test
  void thePartsOfAStageAreClosedAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    closing.stage(LONG);
    for (String name : List.of("a", "b")) {
      closing.add(
          name,
          () -> {
            both.countDown();
            both.await();
            closed.add(name);
          });
    }
    closing.close();
    assertThat(closed).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatFailsOrHangsKeepsNothingElseFromBeingClosed() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    closing.stage(LONG).add("last", () -> closed.add("last"));
    closing.stage(Duration.ofMillis(20)).add("hanging", never::await);
    closing
        .stage(LONG)
        .add(
            "failing",
            () -> {
              throw new IllegalStateException("expected in this test");
            });
    closing.close();
    assertThat(closed).containsExactly("last");
  }

  @Test
  void closingTwiceClosesOnce() {
    closing.stage(LONG).add("part", () -> closed.add("part"));
    closing.close();
    closing.close();
    assertThat(closed).hasSize(1);
  }
}
