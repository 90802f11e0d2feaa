package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.SightingTag;

/** What the search finds, and how it is listed. */
class ChooserSearchTest {
  private static final Optional<SightingTag> TAG = SightingTag.read("k3X-");

  private final ChooserScene scene = new ChooserScene().start();

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
