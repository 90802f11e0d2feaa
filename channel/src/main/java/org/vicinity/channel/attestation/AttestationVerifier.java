package org.vicinity.channel.attestation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The service's check of a signed challenge. Immutable, thread-safe. */
public final class AttestationVerifier {
  private AttestationVerifier() {}

  /** Returns one that accepts {@code ES256} by product certificates of these manufacturer CAs. */
  public static AttestationVerifier trusting(Set<X509Certificate> manufacturers, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /** Returns one that accepts {@code HS256} with the product secret that a {@code kid} names. */
  public static AttestationVerifier trusting(
      Function<String, Optional<byte[]>> secrets, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /** Verifies a JWS in compact serialization; never throws for what is in it. */
  public AttestationVerdict verify(String jws, AttestationExpectation expected) {
    throw new UnsupportedOperationException();
  }
}
