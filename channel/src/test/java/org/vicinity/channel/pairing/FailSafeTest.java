package org.vicinity.channel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailSafeTest {
  private static final PairingSettings SETTINGS =
      new PairingSettings("1", Duration.ofSeconds(60), Duration.ofSeconds(100), 20);

  private final LateTimer timer = new LateTimer();
  private final PairingThread thread = new PairingThread();
  private final AtomicInteger expired = new AtomicInteger();
  private final FailSafe failSafe =
      thread.call(() -> new FailSafe(timer, thread, SETTINGS, expired::incrementAndGet));

  @Test
  void anAlarmThatIsOnItsWayWhenTheLimitStartsAnewDoesNotCount() {
    Runnable onItsWay = timer.alarms.getLast();
    thread.run(failSafe::rearm);
    fire(onItsWay);
    assertThat(expired).hasValue(0);

    fire(timer.alarms.getLast());
    assertThat(expired).hasValue(1);
  }

  @Test
  void anAlarmThatIsOnItsWayWhenTheLimitsEndDoesNotCount() {
    thread.run(failSafe::disarm);
    fire(timer.alarms.getLast());

    assertThat(expired).hasValue(0);
  }

  @Test
  void itExpiresOnce() {
    fire(timer.alarms.getLast());
    fire(timer.alarms.getLast());

    assertThat(expired).hasValue(1);
  }

  @Test
  void theArmedLimitEndsWithTheTotal() {
    assertThat(timer.delays.getLast()).isEqualTo(Duration.ofSeconds(60));
    timer.now = Duration.ofSeconds(59);
    thread.run(failSafe::rearm);
    assertThat(timer.delays.getLast()).isEqualTo(Duration.ofSeconds(41));
    timer.now = Duration.ofSeconds(101);
    thread.run(failSafe::rearm);
    assertThat(timer.delays.getLast()).isEqualTo(Duration.ZERO);
  }

  private void fire(Runnable alarm) {
    alarm.run();
    thread.run(() -> {});
  }

  /** Keeps every alarm, the cancelled ones too: they are already on their way. */
  private static final class LateTimer implements PairingTimer {
    private final Deque<Runnable> alarms = new ArrayDeque<>();
    private final Deque<Duration> delays = new ArrayDeque<>();
    private Duration now = Duration.ZERO;

    @Override
    public Duration now() {
      return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
      alarms.add(action);
      delays.add(delay);
      return () -> {};
    }
  }
}
