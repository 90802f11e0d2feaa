package org.vicinity.certstore.verify;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;

/**
 * A certificate that may stand in a path.
 *
 * @param certificate hostile
 * @param parsed the same; empty when it is malformed, which the rules then say
 * @param isAuthority whether a path may end at it
 */
record Candidate(
    X509Certificate certificate, Optional<PathCertificate> parsed, boolean isAuthority) {

  static Candidate of(X509Certificate certificate, boolean isAuthority) {
    try {
      return new Candidate(
          certificate,
          Optional.of(PathCertificate.parse("a certificate", certificate)),
          isAuthority);
    } catch (Refusal malformed) {
      return new Candidate(certificate, Optional.empty(), isAuthority);
    }
  }

  boolean isValidAt(Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** Says whether both name a key, and not the same (RFC 5280 section 4.2.1.1). */
  boolean namesAnotherKeyThan(Candidate issuer) {
    Optional<byte[]> named =
        parsed
            .flatMap(own -> own.extensions().authorityKeyIdentifier())
            .map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
    Optional<byte[]> own =
        issuer
            .parsed
            .flatMap(other -> other.extensions().subjectKeyIdentifier())
            .map(identifier -> identifier.getKeyIdentifier());
    return named.isPresent() && own.isPresent() && !Arrays.equals(named.get(), own.get());
  }

  boolean hasSameKey(Candidate other) {
    return PathCertificate.encoded(certificate.getPublicKey())
        .equals(PathCertificate.encoded(other.certificate.getPublicKey()));
  }

  /** Says whether its signature is the issuer's; keys that are refused anyway are not tried. */
  boolean isSignedBy(Candidate issuer) {
    // A key of extreme size would cost minutes.
    if (issuer.parsed.filter(StrengthRules::isStrongKey).isEmpty()) {
      return false;
    }
    try {
      certificate.verify(issuer.certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException wrong) {
      return false;
    }
  }
}
