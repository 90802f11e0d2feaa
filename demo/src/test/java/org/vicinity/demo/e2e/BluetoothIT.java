package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.ble.testing.FakeBluez;
import org.vicinity.ble.testing.PrivateBus;
import org.vicinity.demo.walkthrough.DemoPage;
import org.vicinity.demo.walkthrough.Part;

/**
 * A device that Bluetooth can find, in the real browser. Device and browser are processes that take
 * a private bus for the system's; on it is a fake BlueZ with an adapter for each. The real BlueZ
 * has {@code ./test --ble}.
 */
@Tag("browser")
class BluetoothIT {
  private static final String REQUEST =
      "return (await navigator.localDevices.requestDevice({acceptAllDevices: true})).name";
  private static final Pattern FOUND = Pattern.compile("step 2: ");

  /** A row is new, or reads differently now. */
  private static final Pattern LISTED = Pattern.compile("the chooser lists: " + Scene.DEVICE);

  private static final Pattern BOTH =
      Pattern.compile("the chooser lists anew: " + Scene.DEVICE + ".*Network.*Bluetooth");

  private PrivateBus bus;
  private FakeBluez bluez;
  private Scene scene;
  private String address;

  @BeforeEach
  void start() throws Exception {
    bus = new PrivateBus();
    bluez = new FakeBluez(bus, 2);
  }

  /** Sets a device that can be found in these ways. */
  private void set(String name, String transports) throws Exception {
    Map<String, String> environment = Map.of("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
    scene = Scene.set(name, environment, "--transport", transports, "--adapter", "hci0");
    address = scene.service("service");
  }

  @AfterEach
  void end() throws Exception {
    if (scene != null) {
      scene.close();
    }
    bluez.close();
    bus.close();
  }

  @Test
  void theChooserShowsWhatBluetoothHearsAndConnectsTheDevice() throws Exception {
    set("bluetooth", "ble");
    Part browser = scene.automatedBrowser(address, List.of(Scene.PIN));
    DemoPage page = scene.loggedIn(address);
    page.clickConnect();
    browser.await(Pattern.compile("the chooser asks for the PIN"), Scene.LIMIT);
    scene.screen.save(scene.directory.resolve("pin.png"));
    page.awaitConnected(Scene.LIMIT);

    assertThat(page.deviceOrigin()).startsWith("https://").endsWith(".local");
    assertThat(page.playVideo(Scene.LIMIT)).contains("playing");
    bluez.awaitCount("StartDiscovery", 1);
    bluez.awaitCount("Disconnect", 1);
    scene.screen.save(scene.directory.resolve("connected.png"));
  }

  @Test
  void theListShowsWhatBluetoothHearsAndSaysWhenTheAdapterIsTakenOut() throws Exception {
    set("bluetooth-list", "ble");
    Part browser =
        scene.browser(List.of(address, "--profile", scene.directory.resolve("p").toString()));
    Page page = scene.page(address);
    Script.click(page, REQUEST);
    browser.await(FOUND, Scene.LIMIT);
    scene.screen.awaitWindow("Connect a device");
    scene.screen.save(scene.directory.resolve("list.png"));

    bluez.unplug(1);
    bluez.unplug(0);
    browser.await(Pattern.compile("ble cannot search: BLUETOOTH_UNPLUGGED"), Scene.LIMIT);
    scene.screen.save(scene.directory.resolve("unplugged.png"));
    scene.screen.press("Connect a device", "Escape");
    assertThat(Script.result(page, Scene.LIMIT)).startsWith("NotFoundError: ");
  }

  @Test
  void aDeviceThatBluetoothAndTheNetworkFindHasOneRowThatNamesBoth() throws Exception {
    set("bluetooth-and-lan", "lan,ble");
    // Nothing of that name is there: the list stays as it is.
    Part browser =
        scene.browser(List.of(address, "--automation", "--choose", "Nobody", "--pin", Scene.PIN));
    Page page = scene.page(address);
    Script.click(page, REQUEST);
    browser.await(BOTH, Scene.LIMIT);
    scene.screen.awaitWindow("Connect a device");
    scene.screen.save(scene.directory.resolve("one-row.png"));

    assertThat(browser.lines()).filteredOn(LISTED.asPredicate()).hasSize(1);
    scene.screen.press("Connect a device", "Escape");
    assertThat(Script.result(page, Scene.LIMIT)).startsWith("NotFoundError: ");
  }
}
