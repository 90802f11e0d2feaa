package org.vicinity.browser.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vicinity.browser.Main;

/** The browser as its users start it: a process with output and an exit status. */
public final class Command implements AutoCloseable {
  private static final long SECONDS = 120;

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread pump;

  private Command(Process process) {
    this.process = process;
    this.pump = new Thread(this::pump, "output");
    pump.setDaemon(true);
    pump.start();
  }

  /** Starts it with the JVM options of the scripts, on the loopback only. */
  public static Command start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--interface",
                "lo"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new Command(builder.start());
  }

  private void pump() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        lines.add(line);
      }
    } catch (IOException ended) {
      // The process was killed.
    } finally {
      lines.add("<end>");
    }
  }

  /** Waits until the browser says that it is ready. */
  public void awaitReady() throws InterruptedException {
    for (String line = next(); !line.startsWith("vicinity-browser ready"); line = next()) {
      if (line.equals("<end>")) {
        throw new AssertionError("ended before it was ready: " + output());
      }
    }
  }

  private String next() throws InterruptedException {
    String line = lines.poll(SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("silent for " + SECONDS + " seconds: " + output());
    }
    return line;
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL to it and the engine's processes, as a power cut would. */
  void kill() throws InterruptedException {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }

  /** Waits for the end and returns the exit status. */
  public int status() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs: " + output());
    }
    pump.join(TimeUnit.SECONDS.toMillis(SECONDS));
    return process.exitValue();
  }

  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
