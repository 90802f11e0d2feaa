package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The service's check of a signed challenge. The algorithm is that of what the service trusts,
 * never what the JWS asks for (RFC 8725 section 3.1). Immutable, thread-safe.
 */
public final class AttestationVerifier {
  /** The longest {@code kid}, in characters. */
  public static final int MAX_KEY_ID = 128;

  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final JWSAlgorithm algorithm;
  private final ProductKeys keys;
  private final Clock clock;

  private AttestationVerifier(JWSAlgorithm algorithm, ProductKeys keys, Clock clock) {
    this.algorithm = algorithm;
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns one that accepts {@code ES256} by product certificates of these manufacturer CAs. */
  public static AttestationVerifier trusting(Set<X509Certificate> manufacturers, Clock clock) {
    return new AttestationVerifier(
        JWSAlgorithm.ES256, new ProductCertificates(manufacturers, clock), clock);
  }

  /**
   * Returns one that accepts {@code HS256} with the product secret, of at least 32 bytes, that a
   * {@code kid} names.
   */
  public static AttestationVerifier trusting(
      Function<String, Optional<byte[]>> secrets, Clock clock) {
    return new AttestationVerifier(JWSAlgorithm.HS256, new ProductSecrets(secrets), clock);
  }

  /** Verifies a JWS in compact serialization; never throws for what is in it. */
  public AttestationVerdict verify(String jws, AttestationExpectation expected) {
    try {
      return verified(jws, expected);
    } catch (RefusedException e) {
      return new AttestationVerdict.Refused(e.getMessage());
    } catch (ParseException | JOSEException | RuntimeException e) {
      // A hostile text can make a parser fail in more ways than it declares: all are refusals.
      return new AttestationVerdict.Refused("not a well-formed attestation");
    }
  }

  private AttestationVerdict verified(String text, AttestationExpectation expected)
      throws RefusedException, ParseException, JOSEException {
    if (text.length() > Attestation.MAX_LENGTH) {
      throw new RefusedException("longer than " + Attestation.MAX_LENGTH + " characters");
    }
    JWSObject jws = JWSObject.parse(text);
    if (!algorithm.equals(jws.getHeader().getAlgorithm())) {
      throw new RefusedException("alg is not " + algorithm);
    }
    ProductKeys.ProductKey key = keys.find(jws.getHeader());
    if (!jws.verify(key.verifier())) {
      throw new RefusedException("the signature is wrong");
    }
    Attestation claims = Claims.read(jws);
    check(claims, expected);
    return new AttestationVerdict.Verified(claims, key.product());
  }

  private void check(Attestation claims, AttestationExpectation expected) throws RefusedException {
    same("origin", claims.origin().equals(expected.origin()));
    same("host", claims.host().equals(expected.host()));
    same("challenge", MessageDigest.isEqual(claims.challenge(), expected.challenge()));
    byte[] csr = Attestation.sha256(expected.csr());
    same("csr_sha256", MessageDigest.isEqual(claims.csrSha256(), csr));
    Instant now = clock.instant();
    if (claims.issuedAt().isBefore(now.minus(expected.maxAge()))
        || claims.issuedAt().isAfter(now.plus(AHEAD))) {
      throw new RefusedException(
          "signed at " + claims.issuedAt() + ", now " + now + ", at most " + expected.maxAge());
    }
  }

  private static void same(String claim, boolean same) throws RefusedException {
    if (!same) {
      throw new RefusedException("claim " + claim + " is not the expected one");
    }
  }
}
