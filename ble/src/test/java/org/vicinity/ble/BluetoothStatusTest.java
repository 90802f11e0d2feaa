package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.channel.TransportStatus;

class BluetoothStatusTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READY")
  void whateverIsNotReadyCannotSearch(BluetoothStatus status) {
    assertThat(status.toTransportStatus()).isInstanceOf(TransportStatus.Unavailable.class);
  }

  @Test
  void eachIsToldApart() {
    assertThat(Arrays.stream(BluetoothStatus.values()).map(BluetoothStatus::toTransportStatus))
        .doesNotHaveDuplicates();
  }

  @Test
  void anAdapterThatIsOnSearches() {
    assertThat(BluetoothStatus.READY.toTransportStatus())
        .isEqualTo(new TransportStatus.Searching());
  }
}
