package org.vicinity.browser.chooser;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.search.ChannelNotice;

/**
 * Photographs each state of the chooser's window, in both themes: {@code ChooserGallery DIRECTORY}.
 * For people to look at; needs a display.
 */
public final class ChooserGallery {
  private static final DeviceRow CACHE =
      new DeviceRow(
          "Living-room cache",
          "media-cache · Acme",
          DeviceKind.MEDIA_SERVER,
          Channel.LAN,
          Signal.NONE,
          true);

  private ChooserGallery() {}

  public static void main(String[] arguments) throws Exception {
    File directory = new File(arguments[0]);
    for (boolean dark : List.of(false, true)) {
      SwingUtilities.invokeAndWait(() -> setUp(dark));
      String theme = dark ? "dark" : "light";
      photograph(directory, theme + "-1-searching", view -> view.search(SearchState.SEARCHING));
      photograph(
          directory,
          theme + "-2-nothing",
          view -> {
            view.search(SearchState.NOTHING_YET);
            view.notices(List.of(bluetooth()));
          });
      photograph(directory, theme + "-3-list", ChooserGallery::list);
      photograph(
          directory,
          theme + "-4-problem",
          view -> {
            list(view);
            view.pick(
                Optional.of(
                    "The device is being set up by another browser; try again in a minute."));
          });
      photograph(directory, theme + "-5-connecting", view -> view.connecting(CACHE));
      photograph(directory, theme + "-6-pin", view -> view.askPin(CACHE, Optional.empty()));
      photograph(
          directory,
          theme + "-7-wrong-pin",
          view -> view.askPin(CACHE, Optional.of(ChooserTexts.wrongPin(2))));
      photograph(
          directory,
          theme + "-8-checking",
          view -> {
            view.askPin(CACHE, Optional.empty());
            view.checkingPin();
          });
      photograph(
          directory,
          theme + "-9-locked-out",
          view -> {
            view.askPin(CACHE, Optional.empty());
            view.lockedOut(ChooserTexts.LOCKED_OUT.text());
          });
    }
    System.exit(0);
  }

  private static void setUp(boolean dark) {
    if (dark) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
  }

  private static ChannelNotice bluetooth() {
    return new ChannelNotice(
        Channel.BLUETOOTH,
        "This computer has no Bluetooth adapter.",
        "Plug a Bluetooth adapter in, or use another way to reach the device.");
  }

  private static void list(SwingChooserDialog view) {
    view.search(SearchState.FOUND);
    view.notices(List.of(bluetooth()));
    view.insert(0, CACHE);
    view.insert(
        1,
        new DeviceRow(
            "A printer whose maker gave it a name that is far too long for this",
            "printer · Some Maker Ltd",
            DeviceKind.PRINTER,
            Channel.BLUETOOTH,
            Signal.MEDIUM,
            true));
    view.insert(
        2,
        new DeviceRow(
            "Hall camera",
            "Not ready to be set up · camera",
            DeviceKind.CAMERA,
            Channel.USB,
            Signal.NONE,
            false));
    for (DeviceKind kind : DeviceKind.values()) {
      view.insert(
          3, new DeviceRow("A " + kind, "type · maker", kind, Channel.NFC, Signal.NONE, true));
    }
    view.select(Optional.of(0));
    view.confirmable(true);
  }

  private static void photograph(File directory, String name, Consumer<SwingChooserDialog> state)
      throws Exception {
    Robot robot = new Robot();
    JFrame[] frame = new JFrame[1];
    SwingChooserDialog[] view = new SwingChooserDialog[1];
    SwingUtilities.invokeAndWait(
        () -> {
          frame[0] = new JFrame("Vicinity");
          frame[0].setSize(900, 760);
          frame[0].setVisible(true);
          view[0] = new SwingChooserDialog(frame[0]);
          view[0].show(
              new ChooserHeading(
                  "https://vod.example.com",
                  Optional.of("Alice Example"),
                  name.contains("problem")),
              new Nobody());
          view[0].pick(Optional.empty());
          state.accept(view[0]);
        });
    robot.waitForIdle();
    robot.delay(400);
    Rectangle[] bounds = new Rectangle[1];
    SwingUtilities.invokeAndWait(() -> bounds[0] = view[0].controls().dialog().getBounds());
    ImageIO.write(robot.createScreenCapture(bounds[0]), "png", new File(directory, name + ".png"));
    SwingUtilities.invokeAndWait(
        () -> {
          for (Window window : Window.getWindows()) {
            window.dispose();
          }
        });
  }
}
