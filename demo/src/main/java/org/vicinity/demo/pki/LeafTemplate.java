package org.vicinity.demo.pki;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an authority certifies.
 *
 * @param commonName the subject's common name, at most 64 characters
 * @param key the subject's key
 * @param dnsNames the subject alternative names; empty for a certificate that is not for a server
 * @param tlsServer whether it is for a TLS server (extended key usage serverAuth)
 * @param notBefore from when
 * @param notAfter until when; cut to the end of the authority
 */
public record LeafTemplate(
    String commonName,
    PublicKey key,
    List<String> dnsNames,
    boolean tlsServer,
    Instant notBefore,
    Instant notAfter) {

  /** Copies the list. */
  public LeafTemplate {
    dnsNames = List.copyOf(dnsNames);
  }

  /** Returns the first name, when there is one. */
  public Optional<String> firstName() {
    return dnsNames.stream().findFirst();
  }
}
