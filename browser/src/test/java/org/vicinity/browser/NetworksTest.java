package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {
  @Test
  void anInterfaceIsFoundByItsName() throws Exception {
    assertThat(Networks.named(List.of("lo"))).hasSize(1);
  }

  @Test
  void anUnknownInterfaceIsAWrongCommandLine() {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Networks.named(List.of("lo", "nosuch0")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE))
        .withMessageContaining("nosuch0")
        .withMessageContaining("ip -brief address");
  }

  @Test
  void theLoopbackIsOnlyUsedWhenAskedFor() throws Exception {
    assertThat(Networks.named(List.of()))
        .noneMatch(link -> link.address().isLoopbackAddress())
        .allMatch(
            link -> link.address().isSiteLocalAddress() || link.address().isLinkLocalAddress());
  }
}
