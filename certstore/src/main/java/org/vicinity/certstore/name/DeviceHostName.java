package org.vicinity.certstore.name;

import com.google.common.base.Ascii;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The host name under which one origin reaches one device: {@code
 * media-server-1.vod-example-com.local}.
 *
 * @param label the device's own label, 1 to 63 lower-case letters, digits and inner hyphens
 * @param originLabel the label of the origin that the name belongs to
 */
public record DeviceHostName(String label, OriginLabel originLabel) {
  private static final String SUFFIX = ".local";
  private static final String FALLBACK = "device";
  // Far above what one origin can be granted; without a limit a bad predicate would never end.
  private static final int MAX_NUMBER = 99_999;
  private static final int MAX_WISH = 1_024;

  /** Refuses a label that is not lower-case LDH. */
  public DeviceHostName {
    if (!Ldh.isLabel(label) || Ldh.looksInternationalized(label)) {
      throw new IllegalArgumentException(
          "a device label has 1 to 63 lower-case letters, digits and inner hyphens, "
              + "and does not begin with xn--");
    }
  }

  /**
   * Returns a free name as close to the page's wish as a host name can be: letters lose their case
   * and accents, everything else but digits becomes a hyphen; without any letter or digit it is
   * {@code device}. When it is taken, {@code -2}, {@code -3}, … follows.
   *
   * @param origin the origin that the name is for
   * @param wishedLabel any text, from the page
   * @param taken says whether a {@link #value()} is in use
   * @throws IllegalStateException when every number is taken
   */
  public static DeviceHostName of(Origin origin, String wishedLabel, Predicate<String> taken) {
    OriginLabel originLabel = OriginLabel.of(origin);
    String wish = sanitised(wishedLabel);
    for (int number = 1; number <= MAX_NUMBER; number++) {
      DeviceHostName name = new DeviceHostName(numbered(wish, number), originLabel);
      if (!taken.test(name.value())) {
        return name;
      }
    }
    throw new IllegalStateException("every numbered name of this label is taken");
  }

  /** Reads a host name, of either case, as a client asks for it; empty when it is none of ours. */
  public static Optional<DeviceHostName> parse(String host) {
    if (host.length() > 2 * Ldh.MAX + 1 + SUFFIX.length()) {
      return Optional.empty();
    }
    String[] labels = Ascii.toLowerCase(host).split("\\.", -1);
    if (labels.length != 3 || !labels[2].equals("local")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DeviceHostName(labels[0], new OriginLabel(labels[1])));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Returns the whole host name, without a trailing dot. */
  public String value() {
    return label + "." + originLabel.value() + SUFFIX;
  }

  /** Returns the origin of the device's own resources: {@code https://} and the host name. */
  public String origin() {
    return "https://" + value();
  }

  @Override
  public String toString() {
    return value();
  }

  private static String sanitised(String wish) {
    String bounded = wish.length() > MAX_WISH ? wish.substring(0, MAX_WISH) : wish;
    // Compatibility decomposition turns "é" into "e" and a combining accent, which is then dropped.
    String letters =
        Normalizer.normalize(bounded, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    String label = Ldh.squeeze(letters, Ldh.MAX);
    return label.isEmpty() ? FALLBACK : label;
  }

  private static String numbered(String label, int number) {
    if (number == 1) {
      return label;
    }
    String suffix = "-" + number;
    return Ldh.squeeze(label, Ldh.MAX - suffix.length()) + suffix;
  }
}
