package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConflictBrakeTest {
  private final ConflictBrake brake = new ConflictBrake();

  @Test
  void fifteenConflictsInTenSecondsSlowDownUntilTheyAreOld() {
    conflicts(ConflictBrake.LIMIT - 1, Duration.ZERO);
    assertThat(brake.delay(0)).isZero();

    conflicts(1, Duration.ofSeconds(9));

    assertThat(brake.delay(Duration.ofSeconds(9).toNanos())).isEqualTo(ConflictBrake.PENALTY);
    assertThat(brake.delay(Duration.ofSeconds(10).toNanos())).isZero();
  }

  @Test
  void conflictsThatAreFarApartDoNotSlowDown() {
    for (int i = 0; i < 100; i++) {
      conflicts(1, Duration.ofSeconds(i));
      assertThat(brake.delay(Duration.ofSeconds(i).toNanos())).isZero();
    }
  }

  private void conflicts(int number, Duration at) {
    for (int i = 0; i < number; i++) {
      brake.conflict(at.toNanos());
    }
  }
}
