package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.settings.GrantFixtures;
import org.vicinity.certstore.grant.Grant;

class UseReportsTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<Grant> told = new ArrayList<>();
  private final UseReports reports = new UseReports(told::add, Duration.ofMinutes(1), nanos::get);
  private final Grant one =
      GrantFixtures.pending("https://a.example", "one", "One", "printer").activated();
  private final Grant other =
      GrantFixtures.pending("https://a.example", "other", "Other", "printer").activated();

  @Test
  void tellsOfEachGrantOnceInAnInterval() {
    reports.used(one);
    reports.used(one);
    reports.used(other);
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    reports.used(one);
    assertThat(told).containsExactly(one, other);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    reports.used(one);
    assertThat(told).containsExactly(one, other, one);
  }

  @Test
  void aReportThatFailsHurtsNobody() {
    UseReports failing =
        new UseReports(
            grant -> {
              throw new IllegalStateException("the disk is full");
            },
            Duration.ofMinutes(1),
            nanos::get);
    failing.used(one);
  }
}
