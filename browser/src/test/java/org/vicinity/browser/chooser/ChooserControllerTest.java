package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.SightingTag;

class ChooserControllerTest {
  private static final Optional<SightingTag> TAG = SightingTag.read("k3X-");

  private final ChooserScene scene = new ChooserScene().start();

  @Nested
  class Searching {
    @Test
    void searchesOnAllChannels() {
      assertThat(scene.lan.searches).isEqualTo(1);
      assertThat(scene.ble.searches).isEqualTo(1);
      assertThat(scene.view.search).contains(SearchState.SEARCHING);
    }

    @Test
    void sortsByNearnessAndMovesNoRowAfterwards() {
      see(scene.ble, "far", -90);
      see(scene.ble, "near", -40);
      scene.found("lan", "on the network");
      see(scene.ble, "middle", -65);
      assertThat(scene.view.names()).containsExactly("near", "middle", "on the network", "far");
      see(scene.ble, "near", -95);
      assertThat(scene.view.names()).containsExactly("near", "middle", "on the network", "far");
      assertThat(scene.view.rows.get(0).signal()).isEqualTo(Signal.WEAK);
    }

    @Test
    void keepsTheSelectionOnItsDeviceWhenANearerOneAppears() {
      scene.found("lan", "on the network");
      scene.controller.select(Optional.of(0));
      see(scene.ble, "near", -40);
      assertThat(scene.view.selected).hasValue(1);
      assertThat(scene.view.confirmable).as("the list has changed").isFalse();
    }

    @Test
    void saysWhichDeviceTheSiteHasAlready() {
      scene.connected.add("Cache");
      scene.found("a", "Cache");
      scene.found("b", "Another");
      assertThat(scene.view.rows.get(0).detail()).startsWith(ChooserTexts.CONNECTED.text());
      assertThat(scene.view.rows.get(1).detail()).doesNotContain(ChooserTexts.CONNECTED.text());
    }

    @Test
    void searchesAgainWhenNothingWasFound() {
      scene.clock.advance(ChooserController.USUAL_SEARCH);
      assertThat(scene.view.search).hasValue(SearchState.NOTHING_YET);
      scene.controller.searchAgain();
      scene.run();
      assertThat(scene.lan.searches).isEqualTo(2);
      assertThat(scene.lan.searchesEnded).isEqualTo(1);
      assertThat(scene.view.search).hasValue(SearchState.SEARCHING);
      scene.clock.advance(ChooserController.USUAL_SEARCH);
      assertThat(scene.view.search).hasValue(SearchState.NOTHING_YET);
      scene.found("a", "Cache");
      assertThat(scene.view.names()).containsExactly("Cache");
    }

    @Test
    void searchesAgainOnlyWhileThereIsNothingToChooseFrom() {
      scene.found("a", "Cache");
      scene.controller.searchAgain();
      scene.run();
      assertThat(scene.lan.searches).isEqualTo(1);
    }

    private void see(FakeTransport by, String name, int dbm) {
      DiscoveredDevice device = by.device(name, name);
      by.see(
          new DiscoveredDevice(
              device.transport(),
              device.address(),
              device.name(),
              device.type(),
              device.vendor(),
              OptionalInt.of(dbm),
              true,
              device.lastSeen()));
      scene.run();
    }

    @Test
    void showsWhatIsFoundInTheOrderOfAppearance() {
      scene.found("b", "Zebra");
      scene.found("a", "Ape");
      assertThat(scene.view.names()).containsExactly("Zebra", "Ape");
      assertThat(scene.view.search).contains(SearchState.FOUND);
    }

    @Test
    void showsADeviceThatIsSeenAgainOnlyOnce() {
      scene.found("a", "Cache");
      scene.found("a", "Cache, renamed");
      assertThat(scene.view.names()).containsExactly("Cache, renamed");
    }

    @Test
    void keepsDevicesOfTheSameAddressOnTwoChannelsApart() {
      scene.found("a", "Cache");
      scene.ble.see(scene.ble.device("a", "Cache"));
      scene.run();
      assertThat(scene.view.names()).containsExactly("Cache", "Cache");
    }

    @Test
    void showsADeviceThatSaysTheSameTagOnTwoChannelsOnceUntilBothHaveLostIt() {
      DiscoveredDevice near = scene.ble.device("ble", "Cache").withTag(TAG);
      DiscoveredDevice far = scene.lan.device("lan", "Cache").withTag(TAG);
      scene.ble.see(near);
      scene.lan.see(far);
      scene.run();
      assertThat(scene.view.names()).containsExactly("Cache");
      assertThat(scene.view.rows.get(0).channels()).containsExactly(Channel.LAN, Channel.BLUETOOTH);
      scene.ble.lose(near);
      scene.run();
      assertThat(scene.view.names()).containsExactly("Cache");
      assertThat(scene.view.rows.get(0).channels()).containsExactly(Channel.LAN);
      scene.lan.lose(far);
      scene.run();
      assertThat(scene.view.names()).isEmpty();
    }

    @Test
    void keepsADeviceInOneRowWhenItsTagIsReplaced() {
      scene.ble.see(scene.ble.device("ble", "Cache").withTag(TAG));
      scene.lan.see(scene.lan.device("lan", "Cache").withTag(TAG));
      scene.lan.see(scene.lan.device("lan", "Cache").withTag(Optional.of(SightingTag.random())));
      scene.run();
      assertThat(scene.view.names()).containsExactly("Cache");
    }

    @Test
    void keepsDevicesApartThatSayTheSameTagOnOneChannel() {
      scene.lan.see(scene.lan.device("one", "Cache").withTag(TAG));
      scene.lan.see(scene.lan.device("two", "Cache").withTag(TAG));
      scene.run();
      assertThat(scene.view.names()).containsExactly("Cache", "Cache");
    }

    @Test
    void opensADeviceOfOneRowOnTheChannelThatSawItFirst() {
      scene.ble.see(scene.ble.device("ble", "Cache").withTag(TAG));
      scene.lan.see(scene.lan.device("lan", "Cache").withTag(TAG));
      scene.run();
      scene.confirm(0);
      scene.run();
      assertThat(scene.lan.opened).isEmpty();
      assertThat(scene.ble.opened).hasSize(1);
    }

    @Test
    void tellsDevicesOfOneNameApartByTheirAddress() {
      scene.found("10.0.0.1", "Cache");
      assertThat(scene.view.rows.get(0).detail()).doesNotContain("10.0.0.1");
      DiscoveredDevice second = scene.found("10.0.0.2", "Cache");
      assertThat(scene.view.rows.get(0).detail()).contains("10.0.0.1");
      assertThat(scene.view.rows.get(1).detail()).contains("10.0.0.2");
      scene.lan.lose(second);
      scene.run();
      assertThat(scene.view.rows.get(0).detail()).doesNotContain("10.0.0.1");
    }

    @Test
    void takesOutWhatIsLost() {
      DiscoveredDevice device = scene.found("a", "Cache");
      scene.lan.lose(device);
      scene.run();
      assertThat(scene.view.names()).isEmpty();
    }

    @Test
    void offersOnlyWhatTheRequestWants() {
      ChooserScene picky = new ChooserScene(device -> device.name().equals("Wanted")).start();
      picky.found("a", "Other");
      picky.found("b", "Wanted");
      assertThat(picky.view.names()).containsExactly("Wanted");
      picky.found("b", "Not any more");
      assertThat(picky.view.names()).isEmpty();
    }

    @Test
    void offersNothingWhenTheFilterFails() {
      ChooserScene broken =
          new ChooserScene(
                  device -> {
                    throw new IllegalStateException("a defect");
                  })
              .start();
      broken.found("a", "Cache");
      assertThat(broken.view.names()).isEmpty();
    }

    @Test
    void showsADeviceOnTwoNetworksOnceUntilBothHaveLostIt() {
      ChooserScene two = new ChooserScene(new FakeTransport("lan"), new FakeTransport("lan"));
      two.start();
      DiscoveredDevice device = two.lan.device("a", "Cache");
      two.lan.see(device);
      two.ble.see(device);
      two.run();
      assertThat(two.view.names()).containsExactly("Cache");
      two.lan.lose(device);
      two.run();
      assertThat(two.view.names()).containsExactly("Cache");
      two.ble.lose(device);
      two.run();
      assertThat(two.view.names()).isEmpty();
    }

    @Test
    void opensADeviceOnTheNetworkThatSeesIt() {
      ChooserScene two = new ChooserScene(new FakeTransport("lan"), new FakeTransport("lan"));
      two.start();
      two.ble.see(two.ble.device("a", "Cache"));
      two.run();
      two.confirm(0);
      two.run();
      assertThat(two.lan.opened).isEmpty();
      assertThat(two.ble.opened).hasSize(1);
    }

    @Test
    void neutralisesHostileNames() {
      scene.found("a", "<html><b>\u202eCache\n\u200b");
      assertThat(scene.view.names()).containsExactly("‹html><b>Cache");
    }

    @Test
    void boundsAFloodOfDevices() {
      for (int at = 0; at < 3 * DeviceList.MAX; at++) {
        scene.found("address " + at, "Cache " + at);
      }
      assertThat(scene.view.rows).hasSize(DeviceList.MAX);
    }

    @Test
    void saysWhenNothingWasFoundInTheUsualTime() {
      scene.clock.advance(ChooserController.USUAL_SEARCH);
      assertThat(scene.view.search).contains(SearchState.NOTHING_YET);
      scene.found("a", "Cache");
      assertThat(scene.view.search).contains(SearchState.FOUND);
    }

    @Test
    void saysWhyAChannelCannotSearchAndWhatToDo() {
      scene.ble.becomeUnavailable(Obstacle.BLUETOOTH_OFF);
      scene.run();
      assertThat(scene.view.notices)
          .containsExactly(new ChannelNotice(Channel.BLUETOOTH, Obstacle.BLUETOOTH_OFF));
      assertThat(scene.view.search).contains(SearchState.SEARCHING);
    }

    @Test
    void saysWhenNoChannelCanSearch() {
      scene.ble.becomeUnavailable(Obstacle.BLUETOOTH_OFF);
      scene.lan.becomeUnavailable(Obstacle.NO_NETWORK);
      scene.run();
      assertThat(scene.view.search).contains(SearchState.IMPOSSIBLE);
    }

    @Test
    void goesOnWhenOneChannelFailsToStart() {
      ChooserScene half = new ChooserScene();
      half.ble.failsToDiscover = true;
      half.start();
      assertThat(half.view.notices).hasSize(1);
      half.found("a", "Cache");
      assertThat(half.view.names()).containsExactly("Cache");
    }
  }

  @Nested
  class Confirming {
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

  @Nested
  class Authenticating {
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
      expectSearchesEnded();
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
      expectEnded();
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

  @Nested
  class Cancelling {
    @Test
    void whilePicking() {
      scene.found("a", "Cache");
      scene.controller.cancel();
      expectDismissed();
    }

    @Test
    void whileTheChannelIsBeingOpened() {
      scene.found("a", "Cache");
      scene.confirm(0);
      scene.controller.cancel();
      expectDismissed();
      assertThat(scene.lan.opened).allMatch(channel -> channel.closed);
    }

    @Test
    void whileThePinIsAskedFor() {
      scene.connect();
      scene.controller.cancel();
      expectDismissed();
      assertThat(scene.lan.opened).hasSize(1).allMatch(channel -> channel.closed);
      assertThat(scene.sessions.begun).hasSize(1).allMatch(begun -> begun.closed);
    }

    @Test
    void whileThePinIsBeingChecked() {
      scene.connect();
      scene.controller.enterPin("4711");
      scene.controller.cancel();
      expectDismissed();
      assertThat(scene.sessions.session.closed).as("the session that came too late").isTrue();
    }

    @Test
    void afterThePinWasFoundRightButBeforeThatIsTold() {
      scene.connect();
      scene.controller.enterPin("4711");
      scene.background.runOne();
      scene.controller.cancel();
      expectDismissed();
      assertThat(scene.sessions.session.closed).isTrue();
    }

    @Test
    void twiceTellsTheEndOnce() {
      scene.controller.cancel();
      scene.controller.cancel();
      expectDismissed();
    }

    @Test
    void afterTheEndChangesNothing() {
      scene.connect();
      scene.enterPin("4711");
      scene.controller.cancel();
      scene.run();
      assertThat(scene.outcomes).hasSize(1).first().isInstanceOf(ChooserOutcome.Chosen.class);
      assertThat(scene.sessions.session.closed).isFalse();
    }

    @Test
    void beforeASearchHasStartedEndsItAsSoonAsItHas() {
      ChooserScene quick = new ChooserScene();
      quick.controller.start(
          new ChooserHeading("https://vod.example.com", Optional.empty(), false));
      quick.controller.cancel();
      quick.run();
      assertThat(quick.lan.searchesEnded).isEqualTo(quick.lan.searches);
      assertThat(quick.outcomes).hasSize(1);
    }

    @Test
    void leavesALateFindingUnheard() {
      scene.controller.cancel();
      scene.found("a", "Cache");
      scene.clock.advance(Duration.ofMinutes(1));
      assertThat(scene.view.rows).isEmpty();
      assertThat(scene.view.closed).isEqualTo(1);
    }

    private void expectDismissed() {
      scene.run();
      assertThat(scene.outcomes).containsExactly(new ChooserOutcome.Dismissed());
      expectEnded();
    }
  }

  private void expectEnded() {
    assertThat(scene.controller.stage()).isEqualTo(ChooserStage.ENDED);
    assertThat(scene.view.closed).isEqualTo(1);
    expectSearchesEnded();
  }

  private void expectSearchesEnded() {
    assertThat(scene.lan.searchesEnded).isEqualTo(1);
    assertThat(scene.ble.searchesEnded).isEqualTo(1);
  }
}
