package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import java.util.Optional;
import java.util.function.Function;

/** Product secrets that a {@code kid} names. */
record ProductSecrets(Function<String, Optional<byte[]>> secrets) implements ProductKeys {
  @Override
  public ProductKey find(JWSHeader header) throws RefusedException, JOSEException {
    String keyId = header.getKeyID();
    if (keyId == null || keyId.isEmpty() || keyId.length() > AttestationVerifier.MAX_KEY_ID) {
      throw new RefusedException("kid is missing or too long");
    }
    byte[] secret =
        secrets
            .apply(keyId)
            .orElseThrow(() -> new RefusedException("kid names no product that is trusted"));
    return new ProductKey(keyId, new MACVerifier(secret));
  }
}
