package org.vicinity.browser.download;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers of bytes as people read them: decimal units. */
final class ByteCount {
  private static final long KILO = 1_000;
  private static final long MEGA = 1_000_000;
  private static final long GIGA = 1_000_000_000;

  private ByteCount() {}

  static String text(long bytes) {
    if (bytes < KILO) {
      return DownloadTexts.BYTES.text(bytes);
    }
    if (bytes < MEGA) {
      return DownloadTexts.KILOBYTES.text(number(bytes, KILO));
    }
    return bytes < GIGA
        ? DownloadTexts.MEGABYTES.text(number(bytes, MEGA))
        : DownloadTexts.GIGABYTES.text(number(bytes, GIGA));
  }

  private static String number(long bytes, long unit) {
    NumberFormat format = NumberFormat.getInstance(Locale.getDefault(Locale.Category.DISPLAY));
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(bytes / (double) unit);
  }
}
