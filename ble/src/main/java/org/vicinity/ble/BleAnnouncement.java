package org.vicinity.ble;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.vicinity.channel.SightingTag;

/**
 * What a device says of itself over Bluetooth. All of it must fit into the 29 bytes of a complete
 * local name in a scan response (Bluetooth Core Supplement 11, Part A, 1.2): {@code name/type},
 * {@code name/type/vendor} where there is room, or {@code name/type/vendor/tag} for a device that
 * is found in other ways as well.
 *
 * @param name the product's name, the same for all of its kind; cut if it does not fit
 * @param type such as {@code media-cache}: 1 to {@value #MAX_TYPE} of {@code a-z}, {@code 0-9} and
 *     {@code -}
 * @param vendor its maker; left out where it does not fit
 * @param pairable whether it can be set up now; when not, it does not advertise
 * @param tag what it says on other transports as well
 */
public record BleAnnouncement(
    String name, String type, String vendor, boolean pairable, Optional<SightingTag> tag) {
  /** The longest type, in bytes: leaves room for a few characters of the name. */
  public static final int MAX_TYPE = 20;

  static final int MAX_LOCAL_NAME = 29;
  private static final String SEPARATOR = "/";

  /** Makes one without a tag, for a device that is found in no other way. */
  public BleAnnouncement(String name, String type, String vendor, boolean pairable) {
    this(name, type, vendor, pairable, Optional.empty());
  }

  /**
   * Checks the type.
   *
   * @throws IllegalArgumentException when it cannot be told over Bluetooth
   */
  public BleAnnouncement {
    Objects.requireNonNull(name);
    Objects.requireNonNull(vendor);
    if (!isType(type)) {
      throw new IllegalArgumentException("not a device type: " + type);
    }
  }

  /** Returns the local name to advertise. */
  String localName() {
    String end = tag.map(it -> SEPARATOR + it.text()).orElse("");
    String whole = String.join(SEPARATOR, plain(name), type, plain(vendor)) + end;
    if (!vendor.isEmpty() && octets(whole) <= MAX_LOCAL_NAME) {
      return whole;
    }
    String tail = SEPARATOR + type + (end.isEmpty() ? "" : SEPARATOR + end);
    return cut(plain(name), MAX_LOCAL_NAME - octets(tail)) + tail;
  }

  /**
   * Reads the local name of a device that advertises the service; hostile. One that does not follow
   * the form is a name without a type.
   */
  static BleAnnouncement ofLocalName(String heard) {
    String localName = heard.length() > 2 * MAX_LOCAL_NAME ? "" : heard;
    String[] parts = localName.split(SEPARATOR, -1);
    if (parts.length < 2 || parts.length > 4 || !isType(parts[1])) {
      return new BleAnnouncement(localName, UNKNOWN_TYPE, "", true);
    }
    return new BleAnnouncement(
        parts[0],
        parts[1],
        parts.length > 2 ? parts[2] : "",
        true,
        parts.length > 3 ? SightingTag.read(parts[3]) : Optional.empty());
  }

  /** What a device is that does not say it. */
  static final String UNKNOWN_TYPE = "unknown";

  private static boolean isType(String text) {
    return text.matches("[a-z0-9-]{1," + MAX_TYPE + "}");
  }

  private static String plain(String text) {
    return text.replaceAll("[/\\p{Cntrl}]+", " ").strip();
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Cuts between characters, not within one. */
  private static String cut(String text, int limit) {
    String kept = text;
    while (octets(kept) > limit) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept.strip();
  }
}
