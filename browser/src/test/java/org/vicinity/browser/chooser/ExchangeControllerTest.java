package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;

/** What follows a chooser in its window. */
class ExchangeControllerTest {
  private final ChooserScene scene = new ChooserScene().start();
  private final AtomicInteger undone = new AtomicInteger();
  private ExchangeProgress exchange;

  @BeforeEach
  void choose() {
    scene.connect();
    scene.enterPin("4711");
    exchange = ((ChooserOutcome.Chosen) scene.outcomes.get(0)).progress();
  }

  private void began() {
    exchange.began(undone::incrementAndGet);
    scene.run();
  }

  private void tell(ExchangeProgress.Phase phase) {
    exchange.at(phase);
    scene.run();
  }

  private void end(ExchangeEnd end) {
    exchange.ended(end);
    scene.run();
  }

  private void cancel() {
    scene.controller.cancel();
    scene.run();
  }

  @Test
  void saysWhatIsDoneAndWhoIsWaitedForWithTheWholeOrigin() {
    assertThat(scene.view.page).isEqualTo("progress Waiting for https://vod.example.com…");
    began();
    tell(ExchangeProgress.Phase.CHECKING_DEVICE);
    assertThat(scene.view.page).isEqualTo("progress Checking the device…");
    tell(ExchangeProgress.Phase.WAITING_FOR_SITE);
    assertThat(scene.view.page).isEqualTo("progress Waiting for https://vod.example.com…");
    tell(ExchangeProgress.Phase.INSTALLING);
    assertThat(scene.view.page).isEqualTo("progress Installing the certificate…");
    end(ExchangeEnd.CONNECTED);
    assertThat(scene.view.page)
        .isEqualTo("good The device is connected with https://vod.example.com.");
  }

  @ParameterizedTest
  @EnumSource
  void hasOneResultWhateverIsToldAfterIt(ExchangeEnd first) {
    began();
    end(first);
    String shown = scene.view.page;
    assertThat(shown).startsWith(first == ExchangeEnd.CONNECTED ? "good " : "bad ");
    end(ExchangeEnd.INTERNAL);
    tell(ExchangeProgress.Phase.INSTALLING);
    assertThat(scene.view.page).isEqualTo(shown);
    cancel();
    assertThat(scene.view.closed).isEqualTo(1);
    assertThat(undone).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CONNECTED", "WITHDRAWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void aFailureStaysUntilItIsClosed(ExchangeEnd end) {
    began();
    end(end);
    scene.clock.advance(ExchangeController.READING.multipliedBy(100));
    assertThat(scene.view.closed).isZero();
    cancel();
    assertThat(scene.view.closed).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTED", "WITHDRAWN"})
  void whatAsksForNothingClosesByItselfOnce(ExchangeEnd end) {
    began();
    end(end);
    scene.clock.advance(ExchangeController.READING.minusMillis(1));
    assertThat(scene.view.closed).isZero();
    scene.clock.advance(ExchangeController.READING);
    assertThat(scene.view.closed).isEqualTo(1);
    cancel();
    assertThat(scene.view.closed).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void cancellingUndoesTheExchangeInEveryPhase(ExchangeProgress.Phase phase) {
    began();
    tell(phase);
    scene.controller.cancel();
    assertThat(scene.view.closed).as("at once").isEqualTo(1);
    assertThat(undone).as("not on the window's thread").hasValue(0);
    scene.run();
    assertThat(undone).hasValue(1);
  }

  @Test
  void cancellingBeforeTheExchangeHasBegunUndoesItAsSoonAsItHas() {
    cancel();
    assertThat(scene.view.closed).isEqualTo(1);
    began();
    assertThat(undone).hasValue(1);
  }

  @Test
  void whatIsToldAfterCancellingIsNotShown() {
    began();
    cancel();
    String shown = scene.view.page;
    tell(ExchangeProgress.Phase.INSTALLING);
    end(ExchangeEnd.CANCELLED);
    cancel();
    assertThat(scene.view.page).isEqualTo(shown);
    assertThat(scene.view.closed).isEqualTo(1);
    assertThat(undone).hasValue(1);
  }
}
