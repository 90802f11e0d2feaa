package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PopupAllowanceTest {
  @Test
  void aPageMayOpenThreeTabsWithinTenSeconds() {
    AtomicLong now = new AtomicLong(-5);
    PopupAllowance allowance = PopupAllowance.ofPages(now::get);
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isFalse();
    now.addAndGet(Duration.ofSeconds(10).toNanos() + 1);
    assertThat(allowance.take()).isTrue();
  }
}
