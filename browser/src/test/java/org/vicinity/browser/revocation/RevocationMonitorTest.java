package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RevocationMonitorTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final String LIST = "/crl";
  private static final String RESPONDER = "/ocsp";

  /** A clock that stands still until it is moved. */
  private static final class ManualClock extends Clock {
    private volatile Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

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
  private final ManualClock clock = new ManualClock();
  private final ExecutorService network = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final List<Grant> grants = new ArrayList<>();
  private final BlockingQueue<List<Grant>> changes = new LinkedBlockingQueue<>();
  private RevokingService service;
  private RevocationMonitor monitor;

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

  private RevocationMonitor monitor() {
    return new RevocationMonitor(
        folder.resolve("revocation"),
        new OriginHttp(Duration.ofSeconds(5), Optional.empty()),
        () -> List.copyOf(grants),
        clock,
        network);
  }

  private Grant grant(List<String> lists, List<String> responders) {
    Grant grant =
        Grants.revocable(service.origin(), "media-" + grants.size(), service.ca, lists, responders);
    grants.add(grant);
    return grant;
  }

  private Grant listed() {
    return grant(List.of(service.url(LIST)), List.of());
  }

  private void round(RevocationMonitor which) {
    which.round().join();
  }

  private void assertGood(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(monitor.verdict(grant)).isInstanceOf(Verdict.Trusted.class);
  }

  private void assertUnknown(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(monitor.verdict(grant))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.rule()).isEqualTo(Rule.REVOCATION_UNKNOWN));
  }

  private void assertRevoked(Grant grant) {
    assertThat(monitor.status(grant)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(monitor.verdict(grant))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.REVOKED));
  }

  private Verdict check(Grant grant) {
    return monitor.check(grant.origin(), grant.chain(), grant.authority());
  }

  private static String presented(Verdict verdict) {
    return ((Verdict.Refused) verdict).presented();
  }

  @Test
  void aGrantThatNamesNoPlaceIsGoodAndNobodyIsAsked() {
    Grant grant = grant(List.of(), List.of());
    round(monitor);
    assertGood(grant);
    assertThat(service.asked).isEmpty();
  }

  @Test
  void aGrantIsUnknownUntilItsListWasRead() {
    Grant grant = listed();
    assertUnknown(grant);
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertGood(grant);
  }

  @Test
  void aListedCertificateIsRevokedAndTheOtherOneIsNot() {
    Grant revoked = listed();
    Grant good = listed();
    service.serves(LIST, service.list(clock.now, revoked.leaf()));
    round(monitor);
    assertRevoked(revoked);
    assertGood(good);
    assertThat(service.asked).as("one list for all of a CA").containsExactly(LIST);
  }

  @Test
  void tellsWhatChangedAndOnlyThat() throws Exception {
    Grant one = listed();
    listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    monitor.start(scheduler, NEVER, changes::add);
    round(monitor);
    clock.now = clock.now.plusSeconds(60);
    service.serves(LIST, service.list(clock.now, one.leaf()));
    round(monitor);
    assertThat(changes.take()).containsExactly(one);
    assertThat(changes).isEmpty();
    assertThat(monitor.latest(one)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(monitor.latest(grants.get(1))).isInstanceOf(RevocationStatus.Good.class);
    clock.now = clock.now.plusSeconds(60);
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertThat(changes.take()).as("a hold that was lifted").containsExactly(one);
    assertGood(one);
  }

  @Test
  void asksAtTheStartAndAgainAndAgain() throws Exception {
    listed();
    BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
    service.on(
        LIST,
        exchange -> {
          asked.add(1);
          RevokingService.send(exchange, 200, service.list(clock.now));
        });
    monitor.start(scheduler, Duration.ofMillis(1), changes::add);
    for (int times = 0; times < 3; times++) {
      assertThat(asked.take()).isEqualTo(1);
    }
    assertThat(changes.take()).hasSize(1);
  }

  @Test
  void offlineItStaysGoodForAWeekPastTheListsEndAndThenFailsClosed() throws Exception {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    service.close();
    monitor = monitor();
    monitor.start(scheduler, NEVER, changes::add);
    clock.now = clock.now.plus(Duration.ofDays(1)).plus(RevocationPolicy.BROWSER.grace());
    round(monitor);
    assertGood(grant);
    clock.now = clock.now.plusSeconds(1);
    round(monitor);
    assertUnknown(grant);
    assertThat(changes.take()).containsExactly(grant);
  }

  @Test
  void aRevocationIsKnownAfterTheNextStartWithoutANetwork() {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now, grant.leaf()));
    round(monitor);
    service.close();
    monitor = monitor();
    assertThat(monitor.status(grant))
        .isEqualTo(new RevocationStatus.Revoked(clock.now, RevocationReason.KEY_COMPROMISE));
  }

  @Test
  void aReplayedOlderListDoesNotTakeARevocationBack() {
    Grant grant = listed();
    byte[] before = service.list(clock.now.minusSeconds(60));
    service.serves(LIST, before);
    round(monitor);
    assertGood(grant);
    service.serves(LIST, service.list(clock.now, grant.leaf()));
    round(monitor);
    service.serves(LIST, before);
    round(monitor);
    assertRevoked(grant);
    assertThat(presented(check(grant))).contains("revoked on");
    monitor = monitor();
    round(monitor);
    assertRevoked(grant);
  }

  @Test
  void aListOfSomebodyElseTellsNothing() {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now, PrivateCa.newKey().getPrivate(), grant.leaf()));
    round(monitor);
    assertUnknown(grant);
    assertThat(presented(check(grant))).contains("a signature that is not its issuer's");
  }

  @Test
  void whatIsTooLongOrNoListTellsNothing() {
    Grant grant = listed();
    service.on(LIST, RevokingService::withoutEnd);
    assertThat(presented(check(grant))).contains("more than 1048576 bytes");
    service.serves(LIST, new byte[] {1, 2, 3});
    assertThat(presented(check(grant))).contains("not a revocation list");
    service.on(LIST, RevokingService::notFound);
    assertThat(presented(check(grant))).contains("the answer 404");
    assertUnknown(grant);
  }

  @Test
  void aSilentOriginIsAskedOnceARound() {
    for (int i = 0; i < 3; i++) {
      grant(List.of(service.url(LIST + i)), List.of(service.url(RESPONDER)));
    }
    service.close();
    Lookup.Round round = new Lookup.Round();
    Lookup lookup =
        new Lookup(new OriginHttp(), new RevocationCache(folder.resolve("other")), clock);
    List<String> problems =
        grants.stream().flatMap(each -> lookup.refresh(Chain.of(each), round).stream()).toList();
    assertThat(problems)
        .hasSize(6)
        .filteredOn(problem -> problem.contains("no connection"))
        .hasSize(1);
  }

  @Test
  void aPlaceAtAnotherOriginIsNotAskedAndSaidSo() throws Exception {
    try (RevokingService internal = new RevokingService()) {
      internal.serves(LIST, service.list(clock.now));
      Grant grant = grant(List.of(internal.url(LIST)), List.of(internal.url(RESPONDER)));
      assertThat(presented(check(grant)))
          .contains("not at " + service.origin() + " and was not asked");
      round(monitor);
      assertUnknown(grant);
      assertThat(internal.asked).isEmpty();
    }
  }

  @Test
  void aResponderIsAskedWhereNoListIsToBeHad() {
    Grant grant = grant(List.of(service.url(LIST)), List.of(service.url(RESPONDER)));
    service.on(RESPONDER, service.responder(clock.now, false, true));
    assertThat(check(grant)).isInstanceOf(Verdict.Trusted.class);
    service.on(RESPONDER, service.responder(clock.now.plusSeconds(1), true, true));
    round(monitor);
    assertRevoked(grant);
    service.on(RESPONDER, service.responder(clock.now, false, true));
    round(monitor);
    assertRevoked(grant);
  }

  @Test
  void aResponderIsAskedAgainWhereItsOlderAnswerStandsAgainstTheList() {
    Grant grant = grant(List.of(service.url(LIST)), List.of(service.url(RESPONDER)));
    service.on(RESPONDER, service.responder(clock.now, true, true));
    round(monitor);
    assertRevoked(grant);
    clock.now = clock.now.plusSeconds(60);
    service.serves(LIST, service.list(clock.now));
    service.on(RESPONDER, service.responder(clock.now, false, true));
    round(monitor);
    assertGood(grant);
  }

  @Test
  void aResponderIsNotAskedWhereAListWasRead() {
    grant(List.of(service.url(LIST)), List.of(service.url(RESPONDER)));
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertThat(service.asked).containsExactly(LIST);
  }

  @Test
  void aResponseToAnotherQuestionIsNotTaken() {
    Grant grant = grant(List.of(), List.of(service.url(RESPONDER)));
    service.on(RESPONDER, service.responder(clock.now, false, false));
    assertThat(presented(check(grant))).contains("an OCSP response to another question");
  }

  @Test
  void whatADeviceStaplesCountsLikeWhatWasAsked() throws Exception {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    monitor.start(scheduler, NEVER, changes::add);
    X509Certificate leaf = grant.leaf();
    byte[] revoked = service.stapled(leaf, clock.now, true);
    monitor.connected(grant, List.of(new byte[] {1}, revoked));
    assertThat(changes.take()).containsExactly(grant);
    assertRevoked(grant);
    monitor.connected(grant, List.of(service.stapled(leaf, clock.now.minusSeconds(60), false)));
    round(monitor);
    assertRevoked(grant);
  }

  @Test
  void aStapledResponseIsEnoughWhenTheServiceCannotBeReached() throws Exception {
    Grant grant = listed();
    service.close();
    monitor.start(scheduler, NEVER, changes::add);
    monitor.connected(grant, List.of(service.stapled(grant.leaf(), clock.now, false)));
    assertThat(changes.take()).containsExactly(grant);
    assertGood(grant);
  }

  @Test
  void aKeptFileThatWasTamperedWithIsAsGoodAsNone() throws Exception {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    for (Path file : kept()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
    }
    monitor = monitor();
    assertUnknown(grant);
    round(monitor);
    assertGood(grant);
  }

  @Test
  void nothingIsKeptOfDevicesThatAreGone() throws Exception {
    listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertThat(kept()).hasSize(1);
    grants.clear();
    monitor = monitor();
    monitor.start(scheduler, NEVER, changes::add);
    network.shutdown();
    assertThat(network.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFullDiskLosesNothingBeforeTheEnd() throws Exception {
    Files.writeString(folder.resolve("revocation"), "a file where the folder should be");
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertGood(grant);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("revocation"))) {
      return files.toList();
    }
  }
}
