package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.Obstacle;

/** What is picked from the list, and when a press of the button counts. */
class ChooserConfirmTest {
  private final ChooserScene scene = new ChooserScene().start();

  @Test
  void needsASelection() {
    scene.found("a", "Cache");
    scene.clock.advance(ConfirmGuard.DEAF);
    assertThat(scene.view.confirmable).isFalse();
    scene.controller.confirm();
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.PICKING);
  }

  @Test
  void isDeafForAMomentAfterTheListChanged() {
    scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.clock.advance(ConfirmGuard.DEAF);
    assertThat(scene.view.confirmable).isTrue();
    scene.found("b", "Another");
    expectDeafForHalfASecond();
  }

  @Test
  void isDeafForAMomentAfterADeviceIsNamedOtherwise() {
    scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.clock.advance(ConfirmGuard.DEAF);
    scene.found("a", "Evil");
    expectDeafForHalfASecond();
  }

  @Test
  void isDeafForAMomentAfterTheWindowIsEnteredAgain() {
    scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.clock.advance(ConfirmGuard.DEAF);
    scene.controller.focusGained();
    expectDeafForHalfASecond();
  }

  @Test
  void isDeafForAMomentAfterANoticeMovedTheList() {
    scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.clock.advance(ConfirmGuard.DEAF);
    scene.ble.becomeUnavailable(Obstacle.BLUETOOTH_OFF);
    scene.run();
    expectDeafForHalfASecond();
  }

  @Test
  void staysReadyWhenADeviceIsSeenAgainUnchanged() {
    scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.clock.advance(ConfirmGuard.DEAF);
    scene.found("a", "Cache");
    assertThat(scene.view.confirmable).isTrue();
  }

  @Test
  void followsTheSelectedDeviceWhenRowsMove() {
    DiscoveredDevice first = scene.found("a", "First");
    scene.found("b", "Second");
    scene.controller.select(Optional.of(1));
    scene.lan.lose(first);
    scene.run();
    assertThat(scene.view.selected).contains(0);
    scene.clock.advance(ConfirmGuard.DEAF);
    scene.controller.confirm();
    assertThat(scene.view.page).isEqualTo("connecting Second");
  }

  @Test
  void forgetsTheSelectionOfADeviceThatWasLostAndCameBack() {
    DiscoveredDevice device = scene.found("a", "Cache");
    scene.controller.select(Optional.of(0));
    scene.lan.lose(device);
    scene.found("a", "Cache");
    scene.clock.advance(ConfirmGuard.DEAF);
    assertThat(scene.view.confirmable).isFalse();
  }

  @Test
  void connectsOnceHoweverOftenItIsPressed() {
    scene.found("a", "Cache");
    scene.confirm(0);
    scene.controller.confirm();
    scene.run();
    scene.controller.confirm();
    scene.run();
    assertThat(scene.lan.opened).hasSize(1);
  }

  private void expectDeafForHalfASecond() {
    assertThat(scene.view.confirmable).isFalse();
    scene.clock.advance(ConfirmGuard.DEAF.minusMillis(1));
    scene.controller.confirm();
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.PICKING);
    scene.clock.advance(Duration.ofMillis(1));
    assertThat(scene.view.confirmable).isTrue();
    scene.controller.confirm();
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.CONNECTING);
  }
}
