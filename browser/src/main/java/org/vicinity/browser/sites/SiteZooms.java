package org.vicinity.browser.sites;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.vicinity.browser.keep.KeptFile;

/** The size of pages' contents, for each host. Of many hosts the latest are kept. Thread-safe. */
public final class SiteZooms implements AutoCloseable {
  /** The size without a wish, in percent. */
  public static final int NORMAL = 100;

  private static final List<Integer> SIZES =
      List.of(30, 50, 67, 80, 90, NORMAL, 110, 125, 150, 175, 200, 250, 300, 400, 500);

  private static final int MOST_HOSTS = 500;
  private static final int LONGEST_HOST = 255;
  private static final int MOST_BYTES = 1024 * 1024;

  /** What is in the file. */
  private record Zooms(List<Zoom> zooms) {
    Zooms {
      zooms = List.copyOf(zooms.subList(0, Math.min(zooms.size(), MOST_HOSTS)));
    }
  }

  /** One host's. */
  private record Zoom(String host, int percent) {
    Zoom {
      if (host.length() > LONGEST_HOST || !SIZES.contains(percent)) {
        throw new IllegalArgumentException("no zoom");
      }
    }
  }

  private final Optional<KeptFile<Zooms>> file;
  private final IntSupplier normal;
  private final Map<String, Integer> byHost = new LinkedHashMap<>();

  private SiteZooms(Optional<KeptFile<Zooms>> file, IntSupplier normal) {
    this.file = file;
    this.normal = normal;
    file.flatMap(KeptFile::read)
        .ifPresent(kept -> kept.zooms().forEach(zoom -> byHost.put(zoom.host(), zoom.percent())));
  }

  /**
   * Returns those of a file, which is read.
   *
   * @param normal the size of all other pages in percent, as it is now
   */
  public static SiteZooms in(Path file, IntSupplier normal) {
    return new SiteZooms(Optional.of(new KeptFile<>(file, Zooms.class, MOST_BYTES)), normal);
  }

  /** Returns some that are not kept. */
  public static SiteZooms forgotten() {
    return new SiteZooms(Optional.empty(), () -> NORMAL);
  }

  /** Returns the size of a host's pages in percent. */
  public synchronized int of(String host) {
    return byHost.getOrDefault(host, normal());
  }

  /** Returns the size of pages of which no other was wished, in percent. */
  public int normal() {
    return normal.getAsInt();
  }

  /** Sets the size of a host's pages; the {@link #normal} one forgets it. */
  public synchronized void set(String host, int percent) {
    byHost.remove(host);
    if (percent != normal() && host.length() <= LONGEST_HOST) {
      byHost.put(host, percent);
    }
    if (byHost.size() > MOST_HOSTS) {
      byHost.remove(byHost.keySet().iterator().next());
    }
    file.ifPresent(
        kept ->
            kept.save(
                new Zooms(
                    byHost.entrySet().stream()
                        .map(each -> new Zoom(each.getKey(), each.getValue()))
                        .toList())));
  }

  /** Returns the next larger size, or the largest. */
  public static int larger(int percent) {
    return SIZES.stream().filter(size -> size > percent).findFirst().orElse(last());
  }

  /** Returns the next smaller size, or the smallest. */
  public static int smaller(int percent) {
    return SIZES.stream()
        .filter(size -> size < percent)
        .reduce((before, next) -> next)
        .orElse(SIZES.get(0));
  }

  private static int last() {
    return SIZES.get(SIZES.size() - 1);
  }

  /** Writes what is not on the disk yet. */
  @Override
  public void close() {
    file.ifPresent(KeptFile::close);
  }
}
