package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;

/** Finds the key that a JWS was signed with among those that a service trusts. */
interface ProductKeys {
  /**
   * A key.
   *
   * @param product whose it is
   * @param verifier verifies with it
   */
  record ProductKey(String product, JWSVerifier verifier) {}

  /**
   * Returns the key for a header whose {@code alg} was checked.
   *
   * @throws RefusedException when no trusted key belongs to it
   * @throws JOSEException when the key does not fit its algorithm
   */
  ProductKey find(JWSHeader header) throws RefusedException, JOSEException;
}
