package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.walkthrough.Part;

/** What the commands say when something is in their way. */
@Tag("browser")
class CommandIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Scene scene;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.set("command");
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private Ended run(List<String> prefix, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add(Scene.root().resolve("run").toString());
    command.addAll(List.of(arguments));
    Path log = scene.directory.resolve("command-" + System.nanoTime() + ".log");
    try (Part part = Part.start("command", command, log, line -> {})) {
      int status = part.awaitExit(LIMIT);
      return new Ended(status, String.join("\n", part.lines()));
    }
  }

  private record Ended(int status, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"browser", "device", "service", "walkthrough"})
  void helpShowsExamples(String part) throws Exception {
    Ended ended = run(List.of(), part, "--help");
    assertThat(ended.status()).isZero();
    assertThat(ended.output()).contains("./run " + part).contains("Examples");
  }

  @Test
  void anUnknownPartIsRefused() throws Exception {
    Ended ended = run(List.of(), "brwoser");
    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains("no part named 'brwoser'");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Ended service = run(List.of(), "service", "--port", port, "--state", scene.directory + "/s");
      assertThat(service.status()).isNotZero();
      assertThat(service.output()).contains(port).contains("in use");
      Ended device =
          run(
              List.of(),
              "device",
              "--port",
              port,
              "--interface",
              "lo",
              "--state",
              scene.directory + "/d",
              "--product-dir",
              scene.directory + "/p");
      assertThat(device.status()).isNotZero();
      assertThat(device.output()).contains(port).contains("in use");
      Ended browser =
          run(
              List.of(),
              "browser",
              "--interface",
              "lo",
              "--profile",
              scene.directory + "/b",
              "--remote-debugging-port",
              port);
      assertThat(browser.status()).isNotZero();
      assertThat(browser.output()).contains(port).contains("in use");
    }
  }

  @Test
  void noDisplayAndNoXvfbSaysWhatToDo() throws Exception {
    // A PATH with everything the script needs but Xvfb.
    Path bin = java.nio.file.Files.createDirectories(scene.directory.resolve("bin"));
    for (String directory : System.getenv("PATH").split(":")) {
      try (var files = java.nio.file.Files.newDirectoryStream(Path.of(directory))) {
        for (Path file : files) {
          Path link = bin.resolve(file.getFileName());
          if (!file.endsWith("Xvfb") && !java.nio.file.Files.exists(link)) {
            java.nio.file.Files.createSymbolicLink(link, file);
          }
        }
      } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException skip) {
        // PATH may name folders that do not exist.
      }
    }
    Ended ended =
        run(List.of("env", "-u", "DISPLAY", "PATH=" + bin), "browser", "--interface", "lo");
    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains("no display").contains("apt-get install xvfb");
  }

  @Test
  void aProfileInUseOpensAPageThereAndRefusesAutomation() throws Exception {
    String profile = scene.directory.resolve("profile").toString();
    String handedOver = scene.service("handed-over");
    scene.browser(List.of("about:blank", "--profile", profile));
    Ended plain = run(List.of(), "browser", handedOver, "--interface", "lo", "--profile", profile);
    assertThat(plain.status()).as(plain.output()).isZero();
    scene.screen.awaitWindow("films from a device next to you");
    Ended automated =
        run(
            List.of(),
            "browser",
            "--interface",
            "lo",
            "--profile",
            profile,
            "--automation",
            "--choose",
            "x",
            "--pin",
            "1");
    assertThat(automated.status()).isNotZero();
    assertThat(automated.output()).contains("in use");
  }
}
