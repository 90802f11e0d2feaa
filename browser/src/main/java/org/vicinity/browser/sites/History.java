package org.vicinity.browser.sites;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vicinity.browser.keep.KeptFile;

/** The pages that the user has been to, of which the latest are kept. Thread-safe. */
public final class History implements AutoCloseable {
  /** So many are kept. */
  static final int MOST = 2_000;

  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** What is in the file. */
  private record Visits(List<Visit> visits) {
    Visits {
      visits = List.copyOf(visits.subList(Math.max(0, visits.size() - MOST), visits.size()));
    }
  }

  private final Optional<KeptFile<Visits>> file;
  private final Clock clock;

  /** By address; the latest last. */
  private final Map<String, Visit> byUrl = new LinkedHashMap<>();

  private History(Optional<KeptFile<Visits>> file, Clock clock) {
    this.file = file;
    this.clock = clock;
    file.flatMap(KeptFile::read)
        .ifPresent(kept -> kept.visits().forEach(visit -> byUrl.put(visit.url(), visit)));
  }

  /** Returns that of a file, which is read. */
  public static History in(Path file, Clock clock) {
    return new History(Optional.of(new KeptFile<>(file, Visits.class, MOST_BYTES)), clock);
  }

  /** Returns one that is not kept and remembers nothing. */
  public static History none() {
    return new History(Optional.empty(), Clock.systemUTC());
  }

  /** The user is at a page; its title follows. */
  public synchronized void visited(String url) {
    if (file.isEmpty()) {
      return;
    }
    Visit.address(url)
        .ifPresent(
            address -> {
              Visit before = byUrl.remove(address);
              byUrl.put(
                  address,
                  new Visit(
                      address,
                      before == null ? "" : before.title(),
                      before == null ? 1 : Math.min(before.count() + 1, 1_000_000),
                      clock.millis()));
              if (byUrl.size() > MOST) {
                byUrl.remove(byUrl.keySet().iterator().next());
              }
              save();
            });
  }

  /** A page that the user is at has that title. */
  public synchronized void titled(String url, String title) {
    Visit.address(url)
        .map(byUrl::get)
        .filter(visit -> !visit.title().equals(title))
        .ifPresent(
            visit -> {
              byUrl.replace(
                  visit.url(), new Visit(visit.url(), title, visit.count(), visit.last()));
              save();
            });
  }

  /** Forgets everything. */
  public synchronized void clear() {
    byUrl.clear();
    save();
  }

  private void save() {
    file.ifPresent(kept -> kept.save(new Visits(List.copyOf(byUrl.values()))));
  }

  /**
   * Returns pages for what somebody has begun to type: first those whose address begins so, then
   * the frequent and the recent.
   */
  public synchronized List<Visit> suggestions(String typed, int most) {
    String text =
        typed
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://", "")
            .replaceFirst("^www\\.", "");
    if (text.isEmpty()) {
      return List.of();
    }
    return byUrl.values().stream()
        .filter(
            visit ->
                visit.typed().contains(text)
                    || visit.title().toLowerCase(Locale.ROOT).contains(text))
        .sorted(
            Comparator.comparing((Visit visit) -> !visit.typed().startsWith(text))
                .thenComparing(Visit::count, Comparator.reverseOrder())
                .thenComparing(Visit::last, Comparator.reverseOrder()))
        .limit(most)
        .toList();
  }

  /** Writes what is not on the disk yet. */
  @Override
  public void close() {
    file.ifPresent(KeptFile::close);
  }
}
