package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.verify.Verdict;

/** What OCSP responders tell, asked or stapled. */
class RevocationMonitorOcspTest extends MonitorFixture {
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
}
