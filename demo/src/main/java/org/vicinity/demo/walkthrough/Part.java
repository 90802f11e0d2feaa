package org.vicinity.demo.walkthrough;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One running program: its output goes to a log file, line by line, and can be waited for. */
public final class Part implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread pump;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private Part(String name, Process process, Path log, Consumer<String> onLine) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.pump = new Thread(() -> pump(onLine), name + "-output");
    pump.setDaemon(true);
    pump.start();
  }

  /**
   * Starts a program.
   *
   * @param name what it is called in logs and messages
   * @param log the file that takes its output, standard error included
   * @param onLine told each line, on a thread of this part
   */
  public static Part start(String name, List<String> command, Path log, Consumer<String> onLine)
      throws IOException {
    return start(name, command, Map.of(), log, onLine);
  }

  /** As the other, with variables that are added to its environment. */
  static Part start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<String> onLine)
      throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Part(name, process, log, onLine);
  }

  private void pump(Consumer<String> onLine) {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(line);
        onLine.accept(line);
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException gone) {
      // The program ended in the middle of a line; what it said until then is in the log.
    } finally {
      synchronized (lines) {
        ended = true;
        lines.notifyAll();
      }
    }
  }

  /**
   * Waits for a line that contains a match.
   *
   * @return the match
   * @throws IOException when the program ended or the time is over; says which, with the last lines
   */
  public MatchResult await(Pattern wanted, Duration limit) throws IOException {
    return await(wanted, 0, limit);
  }

  /**
   * As {@link #await(Pattern, Duration)}, for lines from the given number (see {@link #mark()}) on.
   */
  public MatchResult await(Pattern wanted, int from, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      int next = from;
      while (true) {
        for (; next < lines.size(); next++) {
          Matcher matcher = wanted.matcher(lines.get(next));
          if (matcher.find()) {
            return matcher.toMatchResult();
          }
        }
        long left = deadline - System.nanoTime();
        if (ended || left <= 0) {
          throw new IOException(
              name
                  + (ended ? " ended" : " did not say within " + limit.toSeconds() + " s:")
                  + (ended ? " before it said: " : " ")
                  + wanted
                  + "\n  last words: "
                  + String.join("\n    ", tail())
                  + "\n  all of them: "
                  + log);
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(lines, left);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted while waiting for " + name, interrupted);
        }
      }
    }
  }

  private List<String> tail() {
    return lines.subList(Math.max(0, lines.size() - 12), lines.size());
  }

  /** Returns how many lines came so far. */
  public int mark() {
    synchronized (lines) {
      return lines.size();
    }
  }

  /** Returns a copy of all lines so far. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Returns the process number. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end and returns its exit status. */
  public int awaitExit(Duration limit) throws IOException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(name + " still runs after " + limit.toSeconds() + " s; log: " + log);
      }
      pump.join(limit.toMillis());
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the end of " + name, interrupted);
    }
  }

  /** Ends it at once, with all its children, as a power cut would. */
  public void kill() {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    try {
      awaitExit(STOP_LIMIT);
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  /** Asks it to end (SIGTERM), and kills it when it does not within 15 seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      awaitExit(STOP_LIMIT);
    } catch (IOException stuck) {
      kill();
    }
  }
}
