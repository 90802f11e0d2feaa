package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationStatus;

/** What revocation lists tell, when they are asked for and where. */
class RevocationMonitorListsTest extends MonitorFixture {
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
}
