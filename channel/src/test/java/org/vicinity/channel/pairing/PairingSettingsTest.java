package org.vicinity.channel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PairingSettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void thePinIsNotInTheText() {
    assertThat(PairingSettings.withPin("123456").toString()).doesNotContain("123456");
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new PairingSettings("1", Duration.ZERO, MINUTE, 20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairingSettings("1", MINUTE, MINUTE.minusMillis(1), 20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairingSettings("1", MINUTE, MINUTE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairingSettings.withPin(""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
