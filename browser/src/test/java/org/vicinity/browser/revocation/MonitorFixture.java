package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

/** A monitor with a service, a clock and grants of the test's making. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class MonitorFixture {
  static final Duration NEVER = Duration.ofDays(1);
  static final String LIST = "/crl";
  static final String RESPONDER = "/ocsp";

  /** A clock that stands still until it is moved. */
  static final class ManualClock extends Clock {
    volatile Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TempDir Path folder;
  final ManualClock clock = new ManualClock();
  final ExecutorService network = Executors.newFixedThreadPool(4);
  final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  final List<Grant> grants = new ArrayList<>();
  final BlockingQueue<List<Grant>> changes = new LinkedBlockingQueue<>();
  RevokingService service;
  RevocationMonitor monitor;

  @BeforeEach
  void start() throws IOException {
    service = new RevokingService();
    monitor = monitor();
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    network.shutdownNow();
    service.close();
  }

  RevocationMonitor monitor() {
    return new RevocationMonitor(
        folder.resolve("revocation"),
        new OriginHttp(Duration.ofSeconds(5), Optional.empty()),
        () -> List.copyOf(grants),
        clock,
        network);
  }

  Grant grant(List<String> lists, List<String> responders) {
    Grant grant =
        Grants.revocable(service.origin(), "media-" + grants.size(), service.ca, lists, responders);
    grants.add(grant);
    return grant;
  }

  Grant listed() {
    return grant(List.of(service.url(LIST)), List.of());
  }

  void round(RevocationMonitor which) {
    which.round().join();
  }

  void assertGood(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(monitor.verdict(grant)).isInstanceOf(Verdict.Trusted.class);
  }

  void assertUnknown(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(monitor.verdict(grant))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.rule()).isEqualTo(Rule.REVOCATION_UNKNOWN));
  }

  void assertRevoked(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(monitor.verdict(grant))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.REVOKED));
  }

  Verdict check(Grant grant) {
    return monitor.check(grant.origin(), grant.chain(), grant.authority());
  }

  static String presented(Verdict verdict) {
    return ((Verdict.Refused) verdict).presented();
  }
}
