package org.vicinity.browser.download;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.browser.engine.Download;

/** What is said of one download; names of files and hosts are made fit for display. */
final class DownloadWords {
  private DownloadWords() {}

  static String name(Download download) {
    return DisplayText.of(download.file().getFileName().toString(), DownloadTexts.UNNAMED.text());
  }

  /** Returns how much is there; empty while the size is unknown. */
  static OptionalInt percent(Download download) {
    return download.total().isEmpty() || download.total().getAsLong() <= 0
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int)
                Math.max(
                    0, Math.min(100, download.received() * 100 / download.total().getAsLong())));
  }

  /** Returns state, size, speed and where it comes from. */
  static String details(Download download) {
    List<String> parts = new ArrayList<>();
    parts.add(DownloadTexts.STATE.of(download.state()));
    String received = ByteCount.text(download.received());
    parts.add(
        download.isOpen() && download.total().isPresent()
            ? DownloadTexts.PROGRESS.text(received, ByteCount.text(download.total().getAsLong()))
            : DownloadTexts.RECEIVED.text(received));
    if (download.state() == Download.State.RUNNING && download.speed() > 0) {
      parts.add(DownloadTexts.SPEED.text(ByteCount.text(download.speed())));
    }
    String host = host(download.url());
    if (!host.isEmpty()) {
      parts.add(DownloadTexts.FROM.text(host));
    }
    return DisplayText.joined(parts);
  }

  /** Returns what stands in the window's last line. */
  static String line(Download download) {
    OptionalInt percent = percent(download);
    return download.isOpen() && percent.isPresent()
        ? DownloadTexts.LINE.text(name(download), percent.getAsInt())
        : DownloadTexts.LINE_DONE.text(name(download), DownloadTexts.STATE.of(download.state()));
  }

  private static String host(String url) {
    try {
      String host = new URI(url.length() > 2048 ? url.substring(0, 2048) : url).getHost();
      return host == null ? "" : DisplayText.of(host, "");
    } catch (java.net.URISyntaxException hostile) {
      return "";
    }
  }
}
