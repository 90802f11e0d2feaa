package org.vicinity.channel.session;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * EC-JPAKE written down from docs/spec/near-field-protocol.md, as a firmware would: plain formulas
 * on points and numbers, nothing of the library's protocol classes. Ten lines of it wrong and no
 * session opens.
 */
final class SpecJpake {
  private static final ECNamedCurveParameterSpec P256 =
      ECNamedCurveTable.getParameterSpec("secp256r1");
  private static final BigInteger N = P256.getN();

  /** A proof as it travels. */
  record Signed(byte[] v, byte[] r) {}

  private final String id;
  private final String peerId;
  private final BigInteger s;
  private final BigInteger x1;
  private final BigInteger x2;
  private final List<BigInteger> nonces;
  private ECPoint peerX1 = P256.getG();
  private ECPoint peerX2 = P256.getG();
  private BigInteger k = BigInteger.ZERO;

  /** Takes two private scalars and three nonces. */
  SpecJpake(String id, String peerId, String pin, List<BigInteger> scalars) {
    this.id = id;
    this.peerId = peerId;
    this.s = new BigInteger(1, pin.getBytes(StandardCharsets.US_ASCII)).mod(N);
    this.x1 = scalars.get(0);
    this.x2 = scalars.get(1);
    this.nonces = scalars.subList(2, 5);
  }

  byte[] publicX1() {
    return P256.getG().multiply(x1).getEncoded(false);
  }

  byte[] publicX2() {
    return P256.getG().multiply(x2).getEncoded(false);
  }

  Signed proof1() {
    return prove(P256.getG(), x1, nonces.get(0));
  }

  Signed proof2() {
    return prove(P256.getG(), x2, nonces.get(1));
  }

  void acceptRound1(byte[] x3, byte[] x4, Signed proof3, Signed proof4) {
    peerX1 = point(x3);
    peerX2 = point(x4);
    check(P256.getG(), peerX1, proof3);
    check(P256.getG(), peerX2, proof4);
  }

  byte[] publicA() {
    return generatorA().multiply(x2s()).getEncoded(false);
  }

  Signed proofA() {
    return prove(generatorA(), x2s(), nonces.get(2));
  }

  void acceptRound2(byte[] b, Signed proof) {
    ECPoint generatorB = own(x1).add(own(x2)).add(peerX1);
    check(generatorB, point(b), proof);
    ECPoint shared = point(b).subtract(peerX2.multiply(x2s())).multiply(x2);
    k = shared.normalize().getAffineXCoord().toBigInteger();
  }

  byte[] sharedX() {
    return BigIntegers.asUnsignedByteArray(32, k);
  }

  byte[] ownTag() {
    return tag(id, peerId, own(x1), own(x2), peerX1, peerX2);
  }

  byte[] peerTag() {
    return tag(peerId, id, peerX1, peerX2, own(x1), own(x2));
  }

  private ECPoint generatorA() {
    return own(x1).add(peerX1).add(peerX2);
  }

  private BigInteger x2s() {
    return x2.multiply(s).mod(N);
  }

  private static ECPoint own(BigInteger scalar) {
    return P256.getG().multiply(scalar);
  }

  private static ECPoint point(byte[] encoded) {
    return P256.getCurve().decodePoint(encoded);
  }

  private Signed prove(ECPoint generator, BigInteger x, BigInteger v) {
    ECPoint commitment = generator.multiply(v);
    BigInteger h = hash(generator, commitment, generator.multiply(x), id);
    return new Signed(
        commitment.getEncoded(false),
        BigIntegers.asUnsignedByteArray(32, v.subtract(x.multiply(h)).mod(N)));
  }

  private void check(ECPoint generator, ECPoint x, Signed proof) {
    BigInteger h = hash(generator, point(proof.v()), x, peerId);
    ECPoint expected = generator.multiply(new BigInteger(1, proof.r())).add(x.multiply(h));
    if (x.isInfinity() || !expected.equals(point(proof.v()))) {
      throw new IllegalStateException("a proof is wrong");
    }
  }

  /** The digest is a signed number, most significant byte first. */
  private static BigInteger hash(ECPoint generator, ECPoint v, ECPoint x, String who) {
    MessageDigest sha256 = sha256();
    for (ECPoint each : List.of(generator, v, x)) {
      update(sha256, each.getEncoded(true));
    }
    update(sha256, who.getBytes(StandardCharsets.UTF_8));
    return new BigInteger(sha256.digest()).mod(N);
  }

  private static void update(MessageDigest sha256, byte[] part) {
    sha256.update(ByteBuffer.allocate(4).putInt(part.length).array());
    sha256.update(part);
  }

  /** The shared number goes in without leading zero bytes. */
  private byte[] tag(String from, String to, ECPoint... points) {
    MessageDigest sha256 = sha256();
    sha256.update(BigIntegers.asUnsignedByteArray(k));
    sha256.update("ECJPAKE_KC".getBytes(StandardCharsets.US_ASCII));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sha256.digest(), "HmacSHA256"));
      mac.update("KC_1_U".getBytes(StandardCharsets.US_ASCII));
      mac.update(from.getBytes(StandardCharsets.UTF_8));
      mac.update(to.getBytes(StandardCharsets.UTF_8));
      for (ECPoint each : points) {
        mac.update(each.getEncoded(true));
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
