package org.vicinity.certstore.name;

import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The DNS label that stands for an origin in its devices' host names. Injective: two origins never
 * share one.
 *
 * <p>The plain form is the ASCII host with {@code -} doubled and then {@code .} turned into {@code
 * -}. All its runs of hyphens are of length one or of even length, because no label of such a host
 * begins or ends with a hyphen. Origins that have no plain form take a readable part,
 * <em>three</em> hyphens and 130 bits of a hash of scheme, host and port; three in a row never
 * occur in a plain form, so the two cannot meet.
 *
 * @param value 1 to 63 lower-case letters, digits and inner hyphens
 */
public record OriginLabel(String value) {
  private static final String MARK = "---";
  private static final int HASH_LENGTH = 26;
  private static final int READABLE_LENGTH = Ldh.MAX - MARK.length() - HASH_LENGTH;

  /** Refuses what is not such a label. */
  public OriginLabel {
    if (!Ldh.isLabel(value) || Ldh.looksInternationalized(value)) {
      throw new IllegalArgumentException(
          "an origin label has 1 to 63 lower-case letters, digits and inner hyphens, "
              + "and does not begin with xn--");
    }
  }

  /** Returns the label of an origin. */
  public static OriginLabel of(Origin origin) {
    String plain = origin.host().replace("-", "--").replace('.', '-');
    return new OriginLabel(hasPlainForm(origin, plain) ? plain : hashed(origin));
  }

  private static boolean hasPlainForm(Origin origin, String plain) {
    return origin.scheme().equals("https")
        && origin.hasDefaultPort()
        && !origin.hasAddressHost()
        && Ldh.isLabel(plain)
        // "xn--mnchen-3ya.de" and "xn-a.de" would both be taken for punycode and misread.
        && !Ldh.looksInternationalized(plain)
        && everyLabelIsLdh(origin.host());
  }

  /** "a-.b" and "a.-b" would both become "a---b". */
  private static boolean everyLabelIsLdh(String host) {
    for (String label : host.split("\\.", -1)) {
      if (!Ldh.isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static String hashed(Origin origin) {
    String text = origin.serialized();
    String readable =
        Ldh.squeeze(
            text.startsWith("https://") ? text.substring("https://".length()) : text,
            READABLE_LENGTH);
    return (readable.isEmpty() ? "origin" : readable) + MARK + hash(origin);
  }

  private static String hash(Origin origin) {
    String text = origin.scheme() + "://" + origin.host() + ":" + origin.port();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return BaseEncoding.base32()
          .omitPadding()
          .encode(digest)
          .substring(0, HASH_LENGTH)
          .toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
