package org.vicinity.channel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SystemPairingTimerTest {
  private final PairingTimer timer = PairingTimer.system();

  @Test
  void anAlarmRunsAndACancelledOneDoesNot() throws Exception {
    AtomicBoolean cancelledRan = new AtomicBoolean();
    CountDownLatch ran = new CountDownLatch(1);
    Duration before = timer.now();
    timer.after(Duration.ofSeconds(1), () -> cancelledRan.set(true)).cancel();
    timer.after(Duration.ofMillis(1001), ran::countDown);

    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(timer.now()).isGreaterThanOrEqualTo(before.plusMillis(1001));
    assertThat(cancelledRan).isFalse();
  }
}
