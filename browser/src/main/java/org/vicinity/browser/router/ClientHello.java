package org.vicinity.browser.router;

import java.util.List;
import java.util.Optional;

/**
 * What the router reads of a TLS ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2).
 *
 * @param serverName the {@code host_name} of the server_name extension (RFC 6066 section 3) in
 *     lower case; empty when the client sent none
 * @param protocols the ALPN protocol names (RFC 7301) in the client's order, as ISO 8859-1 text;
 *     empty when the client sent none
 */
record ClientHello(Optional<String> serverName, List<String> protocols) {
  ClientHello {
    protocols = List.copyOf(protocols);
  }
}
