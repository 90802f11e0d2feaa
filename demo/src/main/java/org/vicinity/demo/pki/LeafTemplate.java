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
 * @param revocation where its revocation is told; empty when nowhere
 */
public record LeafTemplate(
    String commonName,
    PublicKey key,
    List<String> dnsNames,
    boolean tlsServer,
    Instant notBefore,
    Instant notAfter,
    Optional<RevocationUrls> revocation) {

  /** Where the revocation of certificates is told. */
  public record RevocationUrls(String list, String responder) {}

  /** Copies the list. */
  public LeafTemplate {
    dnsNames = List.copyOf(dnsNames);
  }

  /** A template of a certificate that cannot be revoked. */
  public LeafTemplate(
      String commonName,
      PublicKey key,
      List<String> dnsNames,
      boolean tlsServer,
      Instant notBefore,
      Instant notAfter) {
    this(commonName, key, dnsNames, tlsServer, notBefore, notAfter, Optional.empty());
  }

  /** Returns the same with another name only. */
  public LeafTemplate named(String name) {
    return new LeafTemplate(
        commonName, key, List.of(name), tlsServer, notBefore, notAfter, revocation);
  }

  /** Returns the same with another key. */
  public LeafTemplate keyed(PublicKey other) {
    return new LeafTemplate(
        commonName, other, dnsNames, tlsServer, notBefore, notAfter, revocation);
  }

  /** Returns the same with other dates. */
  public LeafTemplate valid(Instant from, Instant to) {
    return new LeafTemplate(commonName, key, dnsNames, tlsServer, from, to, revocation);
  }

  /** Returns the same with places where its revocation is told. */
  public LeafTemplate revocable(RevocationUrls urls) {
    return new LeafTemplate(
        commonName, key, dnsNames, tlsServer, notBefore, notAfter, Optional.of(urls));
  }

  /** Returns the first name, when there is one. */
  public Optional<String> firstName() {
    return dnsNames.stream().findFirst();
  }
}
