package org.vicinity.certstore.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A time as people and programs write it. */
final class TimeText {
  private static final int MAX = 64;
  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private TimeText() {}

  /**
   * Reads seconds since 1970, a time of ISO 8601 with its offset, or a date for its first second in
   * UTC.
   *
   * @throws IllegalArgumentException for anything else; the message says what is taken
   */
  static Instant parse(String text) {
    try {
      if (text.length() > MAX) {
        throw new DateTimeException("too long");
      }
      if (SECONDS.matcher(text).matches()) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (DATE.matcher(text).matches()) {
        return Instant.parse(text + "T00:00:00Z");
      }
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException | ArithmeticException notATime) {
      throw new IllegalArgumentException(
          "a time is in ISO 8601, such as 2026-03-01T12:00:00Z, or in seconds since 1970",
          notATime);
    }
  }
}
