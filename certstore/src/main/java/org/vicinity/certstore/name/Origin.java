package org.vicinity.certstore.name;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a page (RFC 6454): scheme, host and port in their one canonical spelling, so that
 * two origins are the same exactly when the records are equal.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower-case ASCII, punycode for internationalized names; an IPv6 address in brackets
 * @param port 1 to 65535, always explicit
 */
public record Origin(String scheme, String host, int port) {
  private static final int MAX_TEXT = 512;
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z]+)://(\\[[^\\]\\s]*\\]|[^\\s:/?#@\\[\\]]+)(?::([0-9]{1,5}))?/?");

  /** Refuses everything that is not in canonical form. */
  public Origin {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused("its scheme is neither http nor https");
    }
    if (port < 1 || port > 65_535) {
      throw refused("its port is not within 1 to 65535");
    }
    HostSyntax.problem(host)
        .ifPresent(
            problem -> {
              throw refused(problem);
            });
  }

  /**
   * Reads a serialized origin; a single {@code /} may follow it. Letters may be of either case. The
   * host must be ASCII: the engine hands over punycode, and a second IDNA mapping here could
   * disagree with the engine's.
   *
   * @throws IllegalArgumentException when it is not an http or https origin, or has user
   *     information, a path, a query or a fragment
   */
  public static Origin parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (text.length() > MAX_TEXT || !matcher.matches()) {
      throw refused("it is not scheme://host[:port] alone");
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    int port = matcher.group(3) == null ? defaultPort(scheme) : Integer.parseInt(matcher.group(3));
    return new Origin(scheme, HostSyntax.canonical(matcher.group(2)), port);
  }

  /**
   * Returns the origin of a document by its URL; empty for anything but http and https and for
   * hosts that have no canonical form. User information, path, query and fragment do not matter.
   */
  public static Optional<Origin> ofUrl(URI url) {
    String authority = url.getRawAuthority();
    if (url.getScheme() == null || authority == null) {
      return Optional.empty();
    }
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    // An empty port ("https://a.example:/") is the default one (RFC 3986 section 6.2.3).
    String trimmed =
        hostAndPort.endsWith(":")
            ? hostAndPort.substring(0, hostAndPort.length() - 1)
            : hostAndPort;
    try {
      return Optional.of(parse(url.getScheme() + "://" + trimmed));
    } catch (IllegalArgumentException notAnOrigin) {
      return Optional.empty();
    }
  }

  /** Returns the ASCII serialization (RFC 6454 section 6.2): the port only when not the default. */
  public String serialized() {
    return scheme + "://" + host + (hasDefaultPort() ? "" : ":" + port);
  }

  /** Says whether the port is the scheme's own: 443 for https, 80 for http. */
  public boolean hasDefaultPort() {
    return port == defaultPort(scheme);
  }

  /** Says whether the host is an IPv4 or IPv6 address rather than a name. */
  public boolean hasAddressHost() {
    return HostSyntax.isAddress(host);
  }

  @Override
  public String toString() {
    return serialized();
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("not an origin of a web page: " + why);
  }
}
