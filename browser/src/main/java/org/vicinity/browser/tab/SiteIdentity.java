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
      return ofTheBrowser();
    }
    Optional<Grant> grant = byHost.apply(origin.get().host());
    if (grant.isPresent() && origin.get().scheme().equals("https")) {
      String owner = withoutDefaultScheme(grant.get().origin());
      return new SiteIdentity(
          Kind.DEVICE, TabTexts.DEVICE_OF.text(owner), TabTexts.DEVICE_OF_EXPLAINED.text(owner));
    }
    if (origin.get().scheme().equals("https")) {
      return new SiteIdentity(
          Kind.SECURE, TabTexts.SECURE.text(), TabTexts.SECURE_EXPLAINED.text());
    }
    if (Hosts.isThisComputer(origin.get().host())) {
      return new SiteIdentity(
          Kind.LOCAL, TabTexts.THIS_COMPUTER.text(), TabTexts.THIS_COMPUTER_EXPLAINED.text());
    }
    return new SiteIdentity(
        Kind.INSECURE, TabTexts.NOT_SECURE.text(), TabTexts.NOT_SECURE_EXPLAINED.text());
  }

  /** Returns what is said when no page is shown, but something of the browser: nothing. */
  static SiteIdentity ofTheBrowser() {
    return new SiteIdentity(Kind.LOCAL, "", TabTexts.NOT_FROM_NETWORK.text());
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
}
