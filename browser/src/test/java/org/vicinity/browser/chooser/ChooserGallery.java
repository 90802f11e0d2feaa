package org.vicinity.browser.chooser;

import java.awt.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JFrame;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.Obstacle;

/**
 * Photographs each state of the chooser's window: {@code ChooserGallery DIRECTORY [NAME…]}. Needs a
 * display.
 */
public final class ChooserGallery {
  private static final Origin SITE = Origin.parse("https://vod.example.com");
  private static final DeviceRow CACHE =
      new DeviceRow(
          "Living-room cache",
          ChooserTexts.CONNECTED.text() + " · media-cache · Acme",
          DeviceKind.MEDIA_SERVER,
          List.of(Channel.LAN, Channel.BLUETOOTH),
          Signal.STRONG,
          true);

  private ChooserGallery() {}

  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera(arguments);
    camera.inBothThemes(
        () -> {
          for (Map.Entry<String, Consumer<SwingChooserDialog>> state : states().entrySet()) {
            camera.shoot(
                "chooser-" + state.getKey(), () -> shown(state.getKey(), state.getValue()));
          }
        });
    System.exit(0);
  }

  private static Map<String, Consumer<SwingChooserDialog>> states() {
    Map<String, Consumer<SwingChooserDialog>> states = new LinkedHashMap<>();
    states.put("searching", view -> view.search(SearchState.SEARCHING));
    states.put(
        "nothing",
        view -> {
          view.search(SearchState.NOTHING_YET);
          view.notices(List.of(bluetooth()));
        });
    states.put("list", ChooserGallery::list);
    states.put(
        "problem",
        view -> {
          list(view);
          view.pick(Optional.of(ChooserTexts.problem(ChannelError.BUSY)));
        });
    states.put("connecting", view -> view.connecting(CACHE));
    states.put("pin", view -> view.askPin(CACHE, Optional.empty()));
    states.put("wrong-pin", view -> view.askPin(CACHE, Optional.of(ChooserTexts.wrongPin(2))));
    states.put(
        "checking",
        view -> {
          view.askPin(CACHE, Optional.empty());
          view.checkingPin();
        });
    states.put(
        "locked-out",
        view -> {
          view.askPin(CACHE, Optional.empty());
          view.lockedOut(ChooserTexts.LOCKED_OUT.text());
        });
    states.put(
        "progress",
        view -> {
          view.askPin(CACHE, Optional.empty());
          view.progress(
              CACHE, ChooserTexts.progress(ExchangeProgress.Phase.WAITING_FOR_SITE, SITE));
        });
    states.put(
        "connected",
        view -> {
          view.askPin(CACHE, Optional.empty());
          view.result(CACHE, ChooserTexts.result(ExchangeEnd.CONNECTED, SITE), true);
        });
    states.put(
        "not-connected",
        view -> {
          view.askPin(CACHE, Optional.empty());
          view.result(CACHE, ChooserTexts.result(ExchangeEnd.TIMED_OUT, SITE), false);
        });
    return states;
  }

  private static ChannelNotice bluetooth() {
    return new ChannelNotice(Channel.BLUETOOTH, Obstacle.NO_BLUETOOTH_ADAPTER);
  }

  private static void list(SwingChooserDialog view) {
    view.search(SearchState.FOUND);
    view.insert(0, CACHE);
    view.insert(
        1,
        new DeviceRow(
            "A printer whose maker gave it a name that is far too long for this",
            "printer · Some Maker Ltd",
            DeviceKind.PRINTER,
            List.of(Channel.BLUETOOTH),
            Signal.MEDIUM,
            true));
    view.insert(
        2,
        new DeviceRow(
            "Hall camera",
            "Not ready to be set up · camera",
            DeviceKind.CAMERA,
            List.of(Channel.USB),
            Signal.NONE,
            false));
    view.select(Optional.of(0));
    view.confirmable(true);
  }

  private static Window shown(String name, Consumer<SwingChooserDialog> state) {
    JFrame frame = new JFrame("Vicinity");
    frame.setIconImages(ShellIcon.ofProduct());
    frame.setSize(Space.size(900, 760));
    frame.setVisible(true);
    SwingChooserDialog view = new SwingChooserDialog(frame);
    view.show(
        new ChooserHeading(
            "https://vod.example.com", Optional.of("Alice Example"), name.equals("problem")),
        new Nobody());
    view.pick(Optional.empty());
    state.accept(view);
    return view.controls().dialog();
  }
}
