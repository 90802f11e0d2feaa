package org.vicinity.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SessionInitiator;

/**
 * Everything that a near-field transport must carry: sessions, frames under attack, pairings, and
 * here the fail-safe. Extend it, give a {@link #connector}, and all tests run on that transport.
 */
public abstract class TransportContract extends PairingContract {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @ParameterizedTest
  @EnumSource
  void aBrowserThatClosesBeforeTheCommitLeavesNothing(Stage stage) throws Exception {
    Run run = runA(stage);
    run.channel.close();
    awaitServed();

    assertUndone(stage);
    assertThat(stage == Stage.ALLOWED && run.commit()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatLosesTheChannelBeforeTheCommitLeavesNothing(Stage stage) throws Exception {
    Run run = runA(stage);
    cutDeviceEnds();
    awaitServed();

    assertUndone(stage);
    assertError(ChannelError.CLOSED, () -> run.channel.receive(LIMIT));
  }

  @ParameterizedTest
  @EnumSource
  void aBrowserThatTakesTooLongForTheNextStepIsToldAndLeavesNothing(Stage stage) throws Exception {
    Run run = runA(stage);
    timer.advance(ARMED);
    awaitServed();

    assertUndone(stage);
    if (stage == Stage.GREETED) {
      assertError(ChannelError.EXPIRED, () -> run.step(Stage.AUTHENTICATED));
    } else if (stage == Stage.REQUESTED) {
      assertError(ChannelError.EXPIRED, () -> run.step(Stage.DELIVERED));
    }
  }

  @Test
  void eachStepStartsTheArmedLimitAnew() throws Exception {
    Run run = new Run(ORIGIN_A, HOST_A);
    for (Stage stage : List.of(Stage.GREETED, Stage.AUTHENTICATED, Stage.REQUESTED)) {
      run.step(stage);
      timer.advance(ARMED.minus(MOMENT));
    }
    run.step(Stage.DELIVERED);
    run.step(Stage.ALLOWED);

    assertThat(run.commit()).isTrue();
  }

  @Test
  void aWrongPinStartsTheArmedLimitAnew() throws Exception {
    SessionInitiator initiator = greet();
    timer.advance(ARMED.minus(MOMENT));
    assertThat(initiator.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(2));
    timer.advance(ARMED.minus(MOMENT));

    assertThat(authenticate(initiator).exporter()).hasSize(32);
  }

  @Test
  void noStepExtendsTheTotalLimit() throws Exception {
    Run run = new Run(ORIGIN_A, HOST_A);
    Duration step = TOTAL.dividedBy(4);
    for (Stage stage :
        List.of(Stage.GREETED, Stage.AUTHENTICATED, Stage.REQUESTED, Stage.DELIVERED)) {
      run.step(stage);
      timer.advance(step.minus(MOMENT));
    }
    run.step(Stage.ALLOWED);
    timer.advance(MOMENT.multipliedBy(4));
    awaitServed();

    assertThat(run.commit()).isFalse();
    assertUndone(Stage.ALLOWED);
  }

  @Test
  void aCommittedPairingOutlivesItsLimitsAndItsChannelIsClosed() throws Exception {
    Run run = runA(Stage.ALLOWED);
    run.commit();
    timer.advance(TOTAL);
    awaitServed();

    assertThat(device.committed()).containsExactly(HOST_A);
    assertThat(device.calls()).doesNotContain("rollback");
    assertThat(server.pairable()).isTrue();
  }

  @Test
  void aFailedPairingOfAnotherOriginLeavesTheFirstOne() throws Exception {
    Run first = runA(Stage.ALLOWED);
    first.commit();
    first.channel.close();
    awaitServed();

    runB(Stage.ALLOWED).channel.close();
    awaitServed();

    assertThat(device.committed()).containsExactly(HOST_A);
    assertThat(device.pending()).isEmpty();
  }

  @Test
  void twoOriginsCanBePairedOneAfterTheOther() throws Exception {
    Run first = runA(Stage.ALLOWED);
    first.commit();
    first.channel.close();
    awaitServed();
    Run second = runB(Stage.ALLOWED);

    assertThat(second.commit()).isTrue();
    assertThat(device.committed()).containsExactlyInAnyOrder(HOST_A, HOST_B);
    assertThat(first.secret()).isNotEqualTo(second.secret());
  }

  @Test
  void aServerThatIsClosedUndoesThePairingAndAcceptsNoMore() throws Exception {
    runA(Stage.ALLOWED);
    server.close();

    assertUndone(Stage.ALLOWED);
    awaitServed();
    assertThat(server.pairable()).isFalse();
    assertError(ChannelError.PAIRING_CLOSED, this::greet);
  }

  @Test
  void aDeviceThatCrashesWhileItRollsBackAcceptsTheNextPairing() throws Exception {
    device.crash("rollback");
    runA(Stage.REQUESTED).channel.close();
    awaitServed();

    assertThat(runB(Stage.ALLOWED).commit()).isTrue();
  }

  @Test
  void listenersHearWhetherTheDeviceIsPairable() throws Exception {
    List<Boolean> heard = new CopyOnWriteArrayList<>();
    server.onPairableChanged(heard::add);
    runA(Stage.GREETED).channel.close();
    awaitServed();

    assertThat(heard).containsExactly(false, true);
  }

  @Test
  void aListenerThatCallsTheServerBackFailsInsteadOfBlockingIt() throws Exception {
    server.onPairableChanged(now -> server.restartPairingMode());

    assertThat(runA(Stage.ALLOWED).commit()).isTrue();
  }

  @Test
  void nothingThatIsSecretOrSaysWhoPairsIsInTheLog() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    try {
      greet().authenticate(WRONG_PIN);
      stopAll();
      Run committed = runA(Stage.ALLOWED);
      committed.commit();
      stopAll();
      device.crash("install");
      assertError(ChannelError.INTERNAL, () -> runB(Stage.DELIVERED));
      awaitServed();
      List<ILoggingEvent> logged;
      synchronized (log) { // as its own appending is: a transport's threads still log
        logged = List.copyOf(log.list);
      }
      String all =
          logged.stream()
              .map(event -> event.getFormattedMessage() + text(event.getThrowableProxy()))
              .collect(Collectors.joining("\n"));

      assertThat(all).contains("pairing undone");
      assertThat(all)
          .doesNotContain(PIN, WRONG_PIN, "user-1", "example", HOST_A, HOST_B)
          .doesNotContain(committed.secret().authorization().substring("Bearer ".length()));
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
  }

  private static String text(IThrowableProxy thrown) {
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }

  private void assertUndone(Stage stage) {
    assertThat(device.pending()).isEmpty();
    assertThat(device.committed()).isEmpty();
    assertThat(Collections.frequency(device.calls(), "rollback")).isEqualTo(stage.rollbacks());
    assertThat(device.calls()).doesNotContain("commit");
  }
}
