package org.vicinity.demo.walkthrough;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the steps of one exchange from the log lines of all parts. Thread-safe. */
public final class StepLog {
  private static final Pattern LINE =
      Pattern.compile("^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) .*\\bstep (\\d{1,2}): (.*)$");

  /**
   * A step that was done.
   *
   * @param number 1 to 14
   * @param part which program said so
   * @param time on this machine's clock
   * @param text what was done
   */
  public record Entry(int number, String part, LocalTime time, String text) {}

  private final Map<Integer, Entry> entries = new TreeMap<>();

  /** Takes a line of a part; lines that tell no step are ignored. */
  public synchronized void line(String part, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return;
    }
    int number = Integer.parseInt(matcher.group(2));
    entries.putIfAbsent(
        number, new Entry(number, part, LocalTime.parse(matcher.group(1)), matcher.group(3)));
  }

  /** Returns the step, when it was told. */
  public synchronized Optional<Entry> find(int number) {
    return Optional.ofNullable(entries.get(number));
  }

  /** Returns the time from the first step to that one. */
  public synchronized Duration sinceFirst(Entry entry) {
    Entry first = entries.values().iterator().next();
    Duration duration = Duration.between(first.time(), entry.time());
    return duration.isNegative() ? duration.plusDays(1) : duration;
  }
}
