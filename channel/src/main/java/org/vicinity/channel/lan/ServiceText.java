package org.vicinity.channel.lan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vicinity.channel.SightingTag;

/**
 * The TXT record of a {@code _vicinity._tcp} service (RFC 6763 section 6): {@code v=1}, {@code
 * type}, {@code name}, {@code vendor}, {@code pair=0|1}, and {@code tag} where there is one. Other
 * keys are ignored.
 *
 * @param name what the device calls itself; empty when not told
 * @param type such as {@code media-cache}
 * @param vendor its maker; empty when not told
 * @param pairable whether it can be set up now
 * @param tag what it says on other transports as well
 */
record ServiceText(
    String name, String type, String vendor, boolean pairable, Optional<SightingTag> tag) {
  /** The service type as JmDNS wants it. */
  static final String SERVICE_TYPE = "_vicinity._tcp.local.";

  /** The longest text taken from a device, in UTF-16 units. */
  static final int MAX_TEXT = 128;

  private static final String VERSION = "1";
  private static final int MAX_ENTRY = 200; // octets; the format's own limit is 255 with the key

  /**
   * Reads what a device says; hostile.
   *
   * @param property gives a key's value, or null
   * @return empty when it is not ours or of a version that is not understood
   */
  static Optional<ServiceText> read(Function<String, String> property) {
    if (!VERSION.equals(property.apply("v"))) {
      return Optional.empty();
    }
    String type = text(property.apply("type"));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceText(
            text(property.apply("name")),
            type,
            text(property.apply("vendor")),
            "1".equals(property.apply("pair")),
            SightingTag.read(text(property.apply("tag")))));
  }

  /** Returns the entries of the record. */
  static Map<String, String> write(LanAnnouncement announcement) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("v", VERSION);
    entries.put("type", octets(announcement.type(), MAX_ENTRY));
    entries.put("name", octets(announcement.name(), MAX_ENTRY));
    if (!announcement.vendor().isEmpty()) { // JmDNS reads an empty value as "true"
      entries.put("vendor", octets(announcement.vendor(), MAX_ENTRY));
    }
    entries.put("pair", announcement.pairable() ? "1" : "0");
    announcement.tag().ifPresent(tag -> entries.put("tag", tag.text()));
    return entries;
  }

  /**
   * Returns the name as an instance name (RFC 6763 section 4.1.1): at most 60 octets, which leaves
   * room for a number. A dot would hide the service from browsers that do not escape it.
   */
  static String instanceName(LanAnnouncement announcement) {
    String name = announcement.name().replaceAll("[.\\\\\\p{Cntrl}]+", " ").strip();
    return name.isEmpty() ? "device" : octets(name, 60).strip();
  }

  private static String text(String value) {
    return value == null ? "" : bounded(value);
  }

  /** Returns at most {@value #MAX_TEXT} UTF-16 units, without half a character at the end. */
  static String bounded(String value) {
    if (value.length() <= MAX_TEXT) {
      return value;
    }
    boolean splits = Character.isHighSurrogate(value.charAt(MAX_TEXT - 1));
    return value.substring(0, splits ? MAX_TEXT - 1 : MAX_TEXT);
  }

  private static String octets(String text, int limit) {
    StringBuilder kept = new StringBuilder();
    int octets = 0;
    for (int codePoint : text.codePoints().toArray()) {
      octets += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (octets > limit) {
        break;
      }
      kept.appendCodePoint(codePoint);
    }
    return kept.toString();
  }
}
