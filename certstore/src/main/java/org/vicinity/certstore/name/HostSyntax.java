package org.vicinity.certstore.name;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the host of an origin may look like: the ASCII hosts that come out of the URL Standard's
 * host parser, less those with a trailing dot, empty labels or characters outside LDH and
 * underscore. One host has one spelling.
 */
final class HostSyntax {
  private static final int MAX_NAME = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");
  // URL Standard, "ends in a number": such a host is an IPv4 address or nothing.
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private HostSyntax() {}

  /** Returns the canonical spelling of a host as written, where there is one. */
  static String canonical(String host) {
    // ASCII only: full lower-casing would turn the Kelvin sign into a plain k.
    String lower = Ascii.toLowerCase(host);
    return lower.startsWith("[")
        ? ipv6(lower).map(InetAddresses::toUriString).orElse(lower)
        : lower;
  }

  /** Returns why the host is not in canonical form; empty when it is. */
  static Optional<String> problem(String host) {
    if (host.startsWith("[")) {
      return canonicalIpv6(host)
          ? Optional.empty()
          : Optional.of("its host is not an IPv6 address in canonical form");
    }
    if (host.length() > MAX_NAME) {
      return Optional.of("its host is longer than " + MAX_NAME + " octets");
    }
    String last = "";
    for (String label : host.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return Optional.of("its host is not made of lower-case ASCII labels of 1 to 63 octets");
      }
      last = label;
    }
    if (NUMBER.matcher(last).matches() && !canonicalIpv4(host)) {
      return Optional.of("its host ends in a number but is no IPv4 address in canonical form");
    }
    return Optional.empty();
  }

  /** Says whether a host without {@linkplain #problem problem} is an address. */
  static boolean isAddress(String host) {
    return host.startsWith("[") || canonicalIpv4(host);
  }

  private static boolean canonicalIpv4(String host) {
    return InetAddresses.isInetAddress(host)
        && InetAddresses.toAddrString(InetAddresses.forString(host)).equals(host);
  }

  private static boolean canonicalIpv6(String host) {
    return ipv6(host).map(InetAddresses::toUriString).filter(host::equals).isPresent();
  }

  /** No zone, which no URL has, and no IPv4-mapped address, which Java takes for IPv4. */
  private static Optional<Inet6Address> ipv6(String host) {
    return !host.contains("%")
            && InetAddresses.isUriInetAddress(host)
            && InetAddresses.forUriString(host) instanceof Inet6Address address
        ? Optional.of(address)
        : Optional.empty();
  }
}
