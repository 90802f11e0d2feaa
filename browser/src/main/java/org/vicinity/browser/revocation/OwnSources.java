package org.vicinity.browser.revocation;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationPointers;

/**
 * Where a certificate's revocation may be asked: only at the origin that the certificate is for.
 * The certificate comes from a private CA that a web page has brought, so any other address would
 * let a page send the browser to places that the page itself cannot reach.
 *
 * @param lists of revocation lists
 * @param responders of OCSP responders
 * @param ignored half a sentence on what the certificate names and nobody may ask
 */
record OwnSources(List<URI> lists, List<URI> responders, Optional<String> ignored) {
  private static final int MOST = 2;
  private static final int LONGEST = 2048;

  OwnSources {
    lists = List.copyOf(lists);
    responders = List.copyOf(responders);
  }

  static OwnSources of(X509Certificate certificate, Origin origin) {
    RevocationPointers named = RevocationPointers.of(certificate);
    List<URI> lists = own(named.lists(), origin);
    List<URI> responders = own(named.responders(), origin);
    boolean all =
        lists.size() == named.lists().size()
            && responders.size() == named.responders().size()
            && !named.others();
    return new OwnSources(
        lists,
        responders,
        all
            ? Optional.empty()
            : Optional.of(
                "a place for revocation information that is not at "
                    + origin.serialized()
                    + " and was not asked"));
  }

  private static List<URI> own(List<String> named, Origin origin) {
    List<URI> own = new ArrayList<>();
    for (String text : named) {
      parsed(text).filter(uri -> isOf(origin, uri)).ifPresent(own::add);
    }
    return own.subList(0, Math.min(own.size(), MOST));
  }

  private static Optional<URI> parsed(String text) {
    try {
      return text.length() > LONGEST ? Optional.empty() : Optional.of(new URI(text));
    } catch (URISyntaxException hostile) {
      return Optional.empty();
    }
  }

  /** Says whether an address is of an origin, with nothing in it that could mean another. */
  static boolean isOf(Origin origin, URI uri) {
    return uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && Origin.ofUrl(uri).equals(Optional.of(origin));
  }
}
