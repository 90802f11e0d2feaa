package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.channel.TransportStatus;

class BluetoothStatusTest {
  static Stream<BluetoothStatus> all() {
    return Stream.of(
        new BluetoothStatus.NoBlueZ(),
        new BluetoothStatus.NoAdapter(),
        new BluetoothStatus.PoweredOff(),
        new BluetoothStatus.Ready(List.of("laptop")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theChooserIsToldAReasonAndARemedyOfItsOwn(BluetoothStatus status) {
    assertThat(status.toTransportStatus())
        .isEqualTo(new TransportStatus.Unavailable(status.reason(), status.remedy()));
    assertThat(status.reason()).isNotBlank().doesNotEndWith(".");
    assertThat(status.remedy()).isNotBlank().doesNotEndWith(".");
    assertThat(all().map(BluetoothStatus::reason)).doesNotHaveDuplicates();
  }
}
