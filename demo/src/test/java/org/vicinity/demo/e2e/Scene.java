package org.vicinity.demo.e2e;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vicinity.demo.walkthrough.DemoPage;
import org.vicinity.demo.walkthrough.DeviceNetwork;
import org.vicinity.demo.walkthrough.Part;
import org.vicinity.demo.walkthrough.RemotePage;
import org.vicinity.demo.walkthrough.Screen;
import org.vicinity.demo.walkthrough.Stage;

/** What an end-to-end test plays on: one device that is there from the start, and parts to add. */
final class Scene implements AutoCloseable {
  static final String DEVICE = "Media Cache";
  static final String PIN = "735204";
  static final Duration LIMIT = Duration.ofSeconds(60);

  final Path directory;
  final Stage stage;
  final Screen screen;
  final DeviceNetwork network;
  Part device;
  private RemotePage remote;

  private Scene(Path directory, DeviceNetwork network, Map<String, String> environment)
      throws IOException {
    this.directory = directory;
    this.network = network;
    this.screen = new Screen();
    this.stage = new Stage(root(), directory, network, environment, (part, line) -> {});
  }

  /** Sets the scene; prints where the device lives. */
  static Scene set(String name) throws IOException {
    return set(name, Map.of());
  }

  /**
   * Sets the scene.
   *
   * @param environment variables for all parts
   * @param more further options of the device
   */
  static Scene set(String name, Map<String, String> environment, String... more)
      throws IOException {
    Path directory = root().resolve("target/e2e").resolve(name);
    if (Files.exists(directory)) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    Scene scene = new Scene(directory, DeviceNetwork.isolated(), environment);
    System.out.println(name + ": " + scene.network.description());
    try {
      scene.device = scene.stage.device(DEVICE, PIN, more);
    } catch (IOException | RuntimeException failed) {
      scene.close();
      throw failed;
    }
    return scene;
  }

  static Path root() {
    return Path.of(System.getProperty("vicinity.root", "..")).toAbsolutePath().normalize();
  }

  /** Starts a service of that name and returns its address, with a slash at the end. */
  String service(String name, String... more) throws IOException {
    return Stage.address(stage.service(name, more));
  }

  /** Starts a browser on that address that answers each chooser with the PINs in their order. */
  Part automatedBrowser(String address, List<String> pins, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(address, "--automation", "--choose", DEVICE));
    pins.forEach(pin -> arguments.addAll(List.of("--pin", pin)));
    arguments.addAll(List.of(more));
    return browser(arguments);
  }

  /** Starts a browser with a remote debugging port and connects to it. */
  Part browser(List<String> arguments) throws IOException {
    disconnect();
    int port = Stage.freePort();
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--remote-debugging-port", Integer.toString(port)));
    Part browser = stage.browser(all.toArray(String[]::new));
    remote = new RemotePage(port);
    return browser;
  }

  /** Returns the page at that address. */
  Page page(String address) throws IOException {
    return remote.find(address);
  }

  /** Returns the page at that address as a logged-in visitor has it. */
  DemoPage loggedIn(String address) throws IOException {
    DemoPage page = new DemoPage(page(address));
    page.logIn("alice");
    return page;
  }

  /** Returns the files that the device keeps of its pairings. */
  List<Path> deviceState() throws IOException {
    Path state = directory.resolve("state-" + DEVICE.replace(' ', '-')).resolve("pairings");
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Lets go of the browser's debugging port. */
  void disconnect() {
    if (remote != null) {
      remote.close();
      remote = null;
    }
  }

  @Override
  public void close() {
    try {
      disconnect();
    } finally {
      stage.close();
      network.close();
    }
  }
}
