package org.vicinity.browser.tab;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

/**
 * What stands beside the address: with whom the user deals. A device's page is never shown as an
 * ordinary secure web site, for no public authority vouches for its name.
 *
 * @param kind what kind of page
 * @param text what to show
 * @param explanation one sentence for those who ask
 */
record SiteIdentity(Kind kind, String text, String explanation) {
  /** The kinds of pages. */
  enum Kind {
    /** A device that the user gave to a web site. */
    DEVICE,
    /** A web site with a public certificate. */
    SECURE,
    /** A web site without encryption. */
    INSECURE,
    /** This machine, or the browser itself. */
    LOCAL
  }

  /**
   * Returns the identity of a page.
   *
   * @param url the document's address
   * @param byHost the active grant of a host name
   */
  static SiteIdentity of(String url, Function<String, Optional<Grant>> byHost) {
    Optional<Origin> origin = origin(url);
    if (origin.isEmpty()) {
      return new SiteIdentity(Kind.LOCAL, "", "This page does not come from the network.");
    }
    Optional<Grant> grant = byHost.apply(origin.get().host());
    if (grant.isPresent() && origin.get().scheme().equals("https")) {
      String owner = withoutDefaultScheme(grant.get().origin());
      return new SiteIdentity(
          Kind.DEVICE,
          "Device of " + owner,
          "You gave this device to "
              + owner
              + ". The connection is encrypted, and the device"
              + " holds the key that it had then.");
    }
    if (origin.get().scheme().equals("https")) {
      return new SiteIdentity(Kind.SECURE, "Secure", "The connection to this site is encrypted.");
    }
    if (isThisMachine(origin.get().host())) {
      return new SiteIdentity(Kind.LOCAL, "This computer", "This page comes from this computer.");
    }
    return new SiteIdentity(
        Kind.INSECURE, "Not secure", "Others on the network can read and change this page.");
  }

  /** Returns the origin of an address of the network. */
  static Optional<Origin> origin(String url) {
    try {
      return Origin.ofUrl(new URI(authorityOnly(url)));
    } catch (URISyntaxException hostile) {
      return Optional.empty();
    }
  }

  /** Paths of the web may have characters that a {@link URI} may not. */
  private static String authorityOnly(String url) {
    int slashes = url.indexOf("://");
    if (slashes < 0) {
      return "about:blank";
    }
    int end = slashes + 3;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(0, end) + "/";
  }

  private static String withoutDefaultScheme(Origin origin) {
    String text = origin.serialized();
    return text.startsWith("https://") ? text.substring("https://".length()) : text;
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.startsWith("127.");
  }
}
