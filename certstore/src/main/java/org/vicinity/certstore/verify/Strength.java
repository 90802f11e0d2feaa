package org.vicinity.certstore.verify;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Which signatures and keys are strong enough, for all that is signed in a certificate's name. */
public final class Strength {
  private Strength() {}

  /** Says whether a signature algorithm is one of {@link Rule#SIGNATURE_ALGORITHM}. */
  public static boolean isStrong(AlgorithmIdentifier algorithm) {
    return StrengthRules.isStrong(algorithm);
  }

  /** Says whether a certificate's key is one of {@link Rule#KEY_STRENGTH}. */
  public static boolean isStrong(X509Certificate certificate) {
    try {
      return StrengthRules.isStrongKey(PathCertificate.parse("a certificate", certificate));
    } catch (Refusal malformed) {
      return false;
    }
  }
}
