package org.vicinity.channel.mdns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Computers of their own in this machine: network namespaces with virtual cables between them, and
 * Java processes in them. Needs root and {@code ip}; {@link #whyNot} tells when it cannot be.
 */
public final class NetnsLab implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final String prefix = "v" + Long.toString(System.nanoTime() % 46_656, 36) + "-";
  private final Deque<String> namespaces = new ArrayDeque<>();
  private final List<Peer> peers = new ArrayList<>();

  /** Returns why there can be no namespaces here; empty when there can. */
  public static Optional<String> whyNot() {
    try (NetnsLab lab = new NetnsLab()) {
      lab.computer("probe");
      return Optional.empty();
    } catch (IOException | InterruptedException e) {
      return Optional.of("no network namespaces here: " + e.getMessage());
    }
  }

  /** Adds a computer. */
  public void computer(String name) throws IOException, InterruptedException {
    run("ip", "netns", "add", prefix + name);
    namespaces.push(prefix + name);
    run("ip", "-n", prefix + name, "link", "set", "lo", "up");
  }

  /** Connects two computers; addresses are such as {@code 10.77.1.1/24}. */
  public void cable(
      String left,
      String leftPort,
      String leftAddress,
      String right,
      String rightPort,
      String rightAddress)
      throws IOException, InterruptedException {
    run(
        "ip",
        "-n",
        prefix + left,
        "link",
        "add",
        leftPort,
        "type",
        "veth",
        "peer",
        "name",
        rightPort,
        "netns",
        prefix + right);
    plug(left, leftPort, leftAddress);
    plug(right, rightPort, rightAddress);
  }

  private void plug(String computer, String port, String address)
      throws IOException, InterruptedException {
    run("ip", "-n", prefix + computer, "address", "add", address, "dev", port);
    run("ip", "-n", prefix + computer, "link", "set", port, "up");
  }

  /** Takes a network interface down or up. */
  public void set(String computer, String port, String state)
      throws IOException, InterruptedException {
    run("ip", "-n", prefix + computer, "link", "set", port, state);
  }

  /** Starts a Java program on a computer. */
  public Peer start(String computer, Class<?> main, String... arguments) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "ip",
                "netns",
                "exec",
                prefix + computer,
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName()));
    command.addAll(Arrays.asList(arguments));
    Peer peer =
        new Peer(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    peers.add(peer);
    return peer;
  }

  /** Starts any other program on a computer. */
  public Process run(String computer, List<String> program) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", prefix + computer));
    command.addAll(program);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Override
  public void close() {
    peers.forEach(Peer::kill);
    for (String namespace : namespaces) {
      try {
        run("ip", "netns", "delete", namespace);
      } catch (IOException e) {
        System.err.println(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output.strip());
    }
  }

  /** A Java program that answers each line with one line that begins with {@value #MARK}. */
  public static final class Peer {
    static final String MARK = "> ";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private Peer(Process process) {
      this.process = process;
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Sends a line without waiting for the answer. */
    public void tell(String line) {
      questions.println(line);
    }

    /** Waits for the next answer; what else the program writes is passed on. */
    public String answer() throws IOException {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(MARK)) {
          return line.substring(MARK.length());
        }
        System.out.println(line);
      }
      throw new IOException("the program ended");
    }

    /** Sends a line and waits for its answer. */
    public String ask(String line) throws IOException {
      tell(line);
      return answer();
    }

    /** Ends it as a power cut would. */
    public void kill() {
      process.destroyForcibly();
      try {
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Used by the programs: answers. */
  public static void answer(String line) {
    System.out.println(Peer.MARK + line);
  }

  /** Used by the programs: the words of the next line; empty at the end. */
  public static List<String> nextWords(BufferedReader input) throws IOException {
    String line = input.readLine();
    return line == null ? Collections.emptyList() : List.of(line.split(" "));
  }
}
