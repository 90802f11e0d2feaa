package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Beside Avahi on one machine, and with an Avahi on another: left runs avahi-daemon and a program
 * of ours, middle one of ours only.
 */
class AvahiCoexistenceTest {
  private static final String HOST = "media-1.vod-example-com.local";

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();
  private NetnsLab lab;
  private NetnsLab.Peer left;
  private NetnsLab.Peer middle;

  @BeforeEach
  void connectComputers() throws Exception {
    Optional<String> whyNot = whyNot();
    whyNot.ifPresent(reason -> System.out.println("skipped: " + reason));
    assumeTrue(whyNot.isEmpty(), whyNot.orElse(""));
    lab = new NetnsLab();
    lab.computer("left");
    lab.computer("middle");
    lab.cable("left", "l0", "10.77.1.1/24", "middle", "m1", "10.77.1.2/24");
    left = lab.start("left", MdnsPeer.class, "l0");
    middle = lab.start("middle", MdnsPeer.class, "m1");
    assertThat(left.answer()).isEqualTo("ready");
    assertThat(middle.answer()).isEqualTo("ready");
    startAvahi();
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void avahiResolvesNamesOfBothMachines() throws Exception {
    assertThat(left.ask("announce l0 " + HOST + " 8443")).startsWith("owned");
    String other = "media-2.vod-example-com.local";
    assertThat(middle.ask("announce m1 " + other + " 8443")).startsWith("owned");

    awaitLine(onLeft("avahi-resolve", "-4", "-n", HOST), line -> line.endsWith("10.77.1.1"));
    awaitLine(onLeft("avahi-resolve", "-4", "-n", other), line -> line.endsWith("10.77.1.2"));
  }

  @Test
  void namesThatAvahiPublishesAreResolvedOnBothMachines() throws Exception {
    awaitLine(
        onLeft("avahi-publish", "-a", "-R", HOST, "10.77.1.1"),
        line -> line.contains("Established"));

    assertThat(left.ask("resolve l0 " + HOST + " 20000")).startsWith("10.77.1.1:443 ");
    assertThat(middle.ask("resolve m1 " + HOST + " 20000")).startsWith("10.77.1.1:443 ");
  }

  @Test
  void aNameThatAvahiOwnsIsRefused() throws Exception {
    awaitLine(
        onLeft("avahi-publish", "-a", "-R", HOST, "10.77.1.1"),
        line -> line.contains("Established"));

    assertThat(middle.ask("announce m1 " + HOST + " 8443")).isEqualTo("conflict");
  }

  @Test
  void aNameThatIsOursIsRefusedToAvahi() throws Exception {
    assertThat(middle.ask("announce m1 " + HOST + " 8443")).startsWith("owned");

    awaitLine(
        onLeft("avahi-publish", "-a", "-R", HOST, "10.77.1.1"),
        line -> line.toLowerCase(java.util.Locale.ROOT).contains("collision"));
    middle.ask("forget m1 " + HOST);
    assertThat(left.ask("resolve l0 " + HOST + " 20000")).startsWith("10.77.1.2:8443 ");
  }

  private static Optional<String> whyNot() {
    for (String program :
        List.of("avahi-daemon", "avahi-publish", "avahi-resolve", "dbus-daemon")) {
      if (find(program).isEmpty()) {
        return Optional.of(program + " is not installed");
      }
    }
    return NetnsLab.whyNot();
  }

  private static Optional<String> find(String program) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private void startAvahi() throws IOException {
    awaitLine(
        onLeft("dbus-daemon", "--session", "--nofork", "--print-address=1", "--address=" + bus()),
        line -> line.startsWith("unix:"));
    Path settings = directory.resolve("avahi-daemon.conf");
    Files.writeString(
        settings,
        """
        [server]
        host-name=left
        use-ipv4=yes
        use-ipv6=no
        allow-interfaces=l0
        enable-dbus=yes
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """);
    awaitLine(
        onLeft(
            "avahi-daemon",
            "--no-drop-root",
            "--no-chroot",
            "--no-rlimits",
            "-f",
            settings.toString()),
        line -> line.contains("startup complete"));
  }

  private String bus() {
    return "unix:path=" + directory.resolve("bus");
  }

  private Process onLeft(String program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("env", "DBUS_SYSTEM_BUS_ADDRESS=" + bus(), find(program).orElseThrow()));
    command.addAll(List.of(arguments));
    Process process = lab.run("left", command);
    processes.add(process);
    return process;
  }

  private static void awaitLine(Process process, Predicate<String> wanted) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (wanted.test(line)) {
        return;
      }
    }
    throw new AssertionError("the program ended after it wrote\n" + seen);
  }
}
