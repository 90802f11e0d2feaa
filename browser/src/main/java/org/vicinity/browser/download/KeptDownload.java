package org.vicinity.browser.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.vicinity.browser.engine.Download;

/**
 * A download of an earlier run, as it is in the profile.
 *
 * @param site scheme, host and port of where it came from, or nothing; the rest of an address is as
 *     often as not a secret
 * @param file the file, an absolute path
 * @param bytes how many there are
 * @param state how it ended
 */
record KeptDownload(String site, String file, long bytes, Download.State state) {
  private static final int LONGEST_SITE = 300;
  private static final int LONGEST_FILE = 4_096;

  /**
   * Refuses what no download leaves.
   *
   * @throws IllegalArgumentException for it
   */
  KeptDownload {
    Objects.requireNonNull(state);
    if (site.length() > LONGEST_SITE || file.length() > LONGEST_FILE || bytes < 0) {
      throw new IllegalArgumentException("a download out of bounds");
    }
    Path path = Path.of(file);
    if (!path.isAbsolute() || path.getFileName() == null) {
      throw new IllegalArgumentException("no file of a download");
    }
    if (state == Download.State.RUNNING || state == Download.State.PAUSED) {
      throw new IllegalArgumentException("a download that has not ended");
    }
  }

  /** Returns how it is kept; one that goes on will have failed when its run has ended. */
  static KeptDownload of(Download download) {
    return new KeptDownload(
        site(download.url()),
        download.file().toAbsolutePath().toString(),
        download.isOpen() ? 0 : Math.max(0, download.received()),
        download.isOpen() ? Download.State.FAILED : download.state());
  }

  /** Returns it as one of this run, under a number that the engine does not use. */
  Download as(int number) {
    return new Download(number, site, Path.of(file), bytes, OptionalLong.empty(), 0, state);
  }

  private static String site(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
      return "";
    }
    int end = url.indexOf("://") + 3;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    try {
      URI address = URI.create(url.substring(0, end));
      String site =
          address.getScheme()
              + "://"
              + Objects.requireNonNullElse(address.getHost(), "")
              + (address.getPort() < 0 ? "" : ":" + address.getPort());
      return site.length() > LONGEST_SITE ? "" : site;
    } catch (IllegalArgumentException hostile) {
      return "";
    }
  }
}
