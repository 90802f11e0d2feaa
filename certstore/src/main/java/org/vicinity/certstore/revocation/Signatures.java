package org.vicinity.certstore.revocation;

import java.security.PublicKey;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Verifies signatures; whatever goes wrong with a hostile one is a no. */
final class Signatures {
  /** Something signed. */
  @FunctionalInterface
  interface Signed {
    /** Says whether the signature over it verifies. */
    boolean isSignatureValid(ContentVerifierProvider verifier) throws Exception;
  }

  private Signatures() {}

  static boolean isValid(Signed signed, PublicKey key) {
    try {
      return signed.isSignatureValid(verifier(key));
    } catch (Exception malformed) {
      // Bouncy Castle and the JDK have many words for it, checked and unchecked.
      return false;
    }
  }

  private static ContentVerifierProvider verifier(PublicKey key) throws OperatorCreationException {
    return new JcaContentVerifierProviderBuilder().build(key);
  }
}
