package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.DiscoveredDevice;

/** The question for the PIN, and what becomes of a device that refuses. */
class ChooserPinTest {
  private final ChooserScene scene = new ChooserScene().start();

  @Test
  void doesNotCallADeviceUnreadyThatIsBusyWithThisVeryUser() {
    DiscoveredDevice free = scene.found("a", "Cache");
    scene.confirm(0);
    scene.lan.see(
        new DiscoveredDevice(
            free.transport(),
            free.address(),
            free.name(),
            free.type(),
            free.vendor(),
            OptionalInt.empty(),
            false,
            free.lastSeen()));
    scene.run();
    DeviceRow asked = scene.view.asked.orElseThrow();
    assertThat(asked.detail()).doesNotContain(ChooserTexts.NOT_PAIRABLE.text());
    assertThat(asked.pairable()).isTrue();
    assertThat(scene.view.rows.get(0).pairable()).isFalse();
  }

  @Test
  void endsWithTheSessionAfterTheRightPin() {
    scene.connect();
    assertThat(scene.view.page).isEqualTo("pin Cache");
    scene.enterPin("4711");
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) scene.outcomes.get(0);
    assertThat(scene.outcomes).hasSize(1);
    assertThat(chosen.device()).isEqualTo(scene.lan.device("a", "Cache"));
    assertThat(chosen.session()).isEqualTo(scene.sessions.session);
    scene.expectSearchesEnded();
    assertThat(scene.view.closed).as("the window goes on").isZero();
    assertThat(scene.sessions.session.closed).as("session closed").isFalse();
    assertThat(scene.lan.opened.get(0).closed).as("channel closed").isFalse();
  }

  @Test
  void saysHowManyAttemptsAreLeft() {
    scene.connect();
    scene.enterPin("1");
    assertThat(scene.view.problem).contains("The PIN is wrong. 2 attempts left.");
    scene.enterPin("2");
    assertThat(scene.view.problem).contains("The PIN is wrong. 1 attempt left.");
    scene.enterPin("4711");
    assertThat(scene.outcomes).hasSize(1).first().isInstanceOf(ChooserOutcome.Chosen.class);
  }

  @Test
  void failsAfterTheThirdWrongPinOnceTheUserHasReadIt() {
    scene.connect();
    scene.enterPin("1");
    scene.enterPin("2");
    scene.enterPin("3");
    assertThat(scene.view.page).isEqualTo("locked out");
    assertThat(scene.lan.opened.get(0).closed).isTrue();
    assertThat(scene.outcomes).isEmpty();
    scene.controller.cancel();
    assertThat(scene.outcomes).containsExactly(new ChooserOutcome.Failed(ChannelError.WRONG_PIN));
    scene.run();
    scene.expectEnded();
  }

  @Test
  void ignoresAnEmptyPin() {
    scene.connect();
    scene.enterPin("");
    assertThat(scene.sessions.triedPins).isEmpty();
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.ASKING_PIN);
  }

  @Test
  void triesAPinOnceHoweverOftenEnterIsPressed() {
    scene.connect();
    scene.controller.enterPin("4711");
    scene.controller.enterPin("4711");
    scene.run();
    assertThat(scene.sessions.triedPins).containsExactly("4711");
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "PAIRING_CLOSED", "UNREACHABLE", "TIMEOUT", "CLOSED", "INTERNAL"})
  void letsTheUserTryAgainAfterTheDeviceRefused(ChannelError error) {
    scene.sessions.nextStart.add(error);
    scene.connect();
    assertThat(scene.view.page).isEqualTo("pick");
    assertThat(scene.view.problem).contains(ChooserTexts.problem(error));
    assertThat(scene.lan.opened.get(0).closed).isTrue();
    assertThat(scene.outcomes).isEmpty();
    scene.confirm(0);
    scene.run();
    scene.enterPin("4711");
    assertThat(scene.outcomes).hasSize(1).first().isInstanceOf(ChooserOutcome.Chosen.class);
  }

  @Test
  void letsTheUserPickAnotherAfterTheChannelDidNotOpen() {
    scene.lan.nextOpen = Optional.of(ChannelError.UNREACHABLE);
    scene.connect();
    assertThat(scene.view.problem)
        .contains("The device cannot be reached. Check that it is on and near you.");
    scene.found("b", "Another");
    scene.confirm(1);
    scene.run();
    assertThat(scene.view.page).isEqualTo("pin Another");
  }

  @Test
  void isDeafAfterTheListIsShownAgain() {
    scene.lan.nextOpen = Optional.of(ChannelError.UNREACHABLE);
    scene.connect();
    assertThat(scene.view.confirmable).isFalse();
    scene.controller.confirm();
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.PICKING);
  }

  @Test
  void goesBackToTheListWhenTheDeviceGoesAwayWhileThePinIsChecked() {
    scene.connect();
    scene.sessions.nextAuthenticate.add(ChannelError.PAIRING_CLOSED);
    scene.enterPin("1");
    assertThat(scene.view.page).isEqualTo("pick");
    assertThat(scene.outcomes).isEmpty();
  }
}
