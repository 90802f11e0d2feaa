package org.vicinity.demo.walkthrough;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Starts the parts of Vicinity as processes, each with state of its own below one directory, and
 * ends them all, newest first.
 */
public final class Stage implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Pattern DEVICE_READY = Pattern.compile("vicinity-device ready");
  private static final Pattern SERVICE_READY = Pattern.compile("vicinity-service ready (\\S+)");
  private static final Pattern BROWSER_READY = Pattern.compile("vicinity-browser ready");

  private final Path root;
  private final Path directory;
  private final DeviceNetwork network;
  private final Map<String, String> environment;
  private final BiConsumer<String, String> onLine;
  private final Deque<Part> parts = new ArrayDeque<>();

  /**
   * Makes an empty stage.
   *
   * @param root the project's folder, with the script {@code run}
   * @param directory where states and logs go
   * @param onLine told each part's name and line
   */
  public Stage(
      Path root, Path directory, DeviceNetwork network, BiConsumer<String, String> onLine) {
    this(root, directory, network, Map.of(), onLine);
  }

  /**
   * Makes an empty stage.
   *
   * @param environment variables for all parts, such as the address of another system bus
   */
  public Stage(
      Path root,
      Path directory,
      DeviceNetwork network,
      Map<String, String> environment,
      BiConsumer<String, String> onLine) {
    this.root = root;
    this.directory = directory;
    this.network = network;
    this.environment = Map.copyOf(environment);
    this.onLine = onLine;
  }

  /** Starts a demo device and waits until it can be found. */
  public Part device(String name, String pin, String... more) throws IOException {
    Files.createDirectories(directory);
    Path pinFile = directory.resolve(name.replace(' ', '-') + ".pin");
    Files.writeString(pinFile, pin + "\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                script(),
                "device",
                "--name",
                name,
                "--pin-file",
                pinFile.toString(),
                "--interface",
                network.deviceInterface(),
                "--product-dir",
                productDirectory().toString(),
                "--state",
                directory.resolve("state-" + name.replace(' ', '-')).toString()));
    command.addAll(List.of(more));
    Part part = start("device", network.command(command));
    part.await(DEVICE_READY, START_LIMIT);
    return part;
  }

  /** Starts a demo service and waits until it listens; its address is {@link #address(Part)}. */
  public Part service(String name, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                script(),
                "service",
                "--port",
                "0",
                "--maker-ca",
                productDirectory().resolve("ca.pem").toString(),
                "--state",
                directory.resolve("state-" + name).toString()));
    command.addAll(List.of(more));
    Part part = start(name, command);
    part.await(SERVICE_READY, START_LIMIT);
    return part;
  }

  /** Returns where a service listens, such as {@code http://localhost:8080/}. */
  public static String address(Part service) throws IOException {
    return service.await(SERVICE_READY, START_LIMIT).group(1);
  }

  /** Starts a browser and waits until it may load pages. */
  public Part browser(String... arguments) throws IOException {
    Part part = browserUnready(arguments);
    part.await(BROWSER_READY, START_LIMIT);
    return part;
  }

  /** Starts a browser without waiting for it. */
  public Part browserUnready(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(script(), "browser", "--interface", network.browserInterface()));
    command.addAll(List.of(arguments));
    return start("browser", command);
  }

  /** Ends one part before the others. */
  public void end(Part part) {
    parts.remove(part);
    part.close();
  }

  private Part start(String name, List<String> command) throws IOException {
    Path log = directory.resolve(name + ".log");
    for (int n = 2; Files.exists(log); n++) {
      log = directory.resolve(name + "-" + n + ".log");
    }
    Part part = Part.start(name, command, environment, log, line -> onLine.accept(name, line));
    parts.push(part);
    return part;
  }

  private String script() {
    return root.resolve("run").toString();
  }

  private Path productDirectory() {
    return directory.resolve("product");
  }

  /** Returns the network that device and browser share. */
  public DeviceNetwork network() {
    return network;
  }

  /** Returns a TCP port of the loopback that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends all parts, newest first. The network is its owner's to close. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
