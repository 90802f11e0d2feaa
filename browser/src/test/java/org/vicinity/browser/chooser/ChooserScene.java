package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.DiscoveredDevice;

/** A controller with everything around it under the test's control. */
final class ChooserScene {
  final FakeTransport lan;
  final FakeTransport ble;
  final FakeSessions sessions = new FakeSessions("4711");
  final Set<String> connected = new HashSet<>();
  final FakeView view = new FakeView();
  final FakeClock clock = new FakeClock();
  final TaskQueue own = new TaskQueue();
  final TaskQueue background = new TaskQueue();
  final List<ChooserOutcome> outcomes = new ArrayList<>();
  final ChooserController controller;

  ChooserScene() {
    this(device -> true);
  }

  ChooserScene(Predicate<DiscoveredDevice> filter) {
    this(filter, new FakeTransport("lan"), new FakeTransport("ble"));
  }

  ChooserScene(FakeTransport first, FakeTransport second) {
    this(device -> true, first, second);
  }

  private ChooserScene(
      Predicate<DiscoveredDevice> filter, FakeTransport first, FakeTransport second) {
    lan = first;
    ble = second;
    ChooserWorld world =
        new ChooserWorld(
            List.of(lan, ble),
            sessions,
            own,
            background,
            clock,
            (origin, device) -> connected.contains(device.name()));
    ChooserRequest request =
        new ChooserRequest(1, Origin.parse("https://vod.example.com"), Optional.empty(), filter);
    controller = new ChooserController(request, world, view, outcomes::add);
  }

  ChooserScene start() {
    controller.start(new ChooserHeading("https://vod.example.com", Optional.empty(), false));
    run();
    return this;
  }

  /** Lets all threads do what they have to do. */
  void run() {
    boolean busy = true;
    while (busy) {
      busy = own.runOne() | background.runOne();
    }
  }

  DiscoveredDevice found(String address, String name) {
    DiscoveredDevice device = lan.device(address, name);
    lan.see(device);
    run();
    return device;
  }

  /** Selects the row and confirms it as soon as that is possible, without letting others run. */
  void confirm(int index) {
    controller.select(Optional.of(index));
    clock.advance(ConfirmGuard.DEAF);
    controller.confirm();
  }

  /** Gets as far as the question for the PIN. */
  void connect() {
    found("a", "Cache");
    confirm(0);
    run();
  }

  void enterPin(String pin) {
    controller.enterPin(pin);
    run();
  }

  void expectEnded() {
    assertThat(controller.stage()).isEqualTo(ChooserStage.ENDED);
    assertThat(view.closed).isEqualTo(1);
    expectSearchesEnded();
  }

  void expectSearchesEnded() {
    assertThat(lan.searchesEnded).isEqualTo(1);
    assertThat(ble.searchesEnded).isEqualTo(1);
  }
}
