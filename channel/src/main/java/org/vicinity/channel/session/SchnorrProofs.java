package org.vicinity.channel.session;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Makes Bouncy Castle's proof object from received values. Its constructor is not public (as of
 * 1.87), though nobody can take part over a network without it; a copy of the protocol would be
 * worse than this.
 */
final class SchnorrProofs {
  private static final MethodHandle CONSTRUCTOR = constructor();

  private SchnorrProofs() {}

  static ECSchnorrZKP of(ECPoint v, BigInteger r) {
    try {
      return (ECSchnorrZKP) CONSTRUCTOR.invokeExact(v, r);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a Schnorr proof", e);
    }
  }

  private static MethodHandle constructor() {
    try {
      return MethodHandles.privateLookupIn(ECSchnorrZKP.class, MethodHandles.lookup())
          .findConstructor(
              ECSchnorrZKP.class,
              MethodType.methodType(void.class, ECPoint.class, BigInteger.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
