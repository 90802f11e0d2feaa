package org.vicinity.channel.session;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEParticipant;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound2Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound3Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.message.JpakeRound1;
import org.vicinity.channel.message.JpakeRound2;
import org.vicinity.channel.message.JpakeRound3;
import org.vicinity.channel.message.Proof;

/**
 * One attempt with one PIN: EC-JPAKE on P-256 with SHA-256 (RFC 8236 on an elliptic curve), as
 * messages. Call the rounds in order; for one thread. Bouncy Castle's participant wants its own
 * payload of a round made before it takes the other's, so they are made as early as they can be and
 * given out when asked for.
 */
final class PinExchange {
  private static final int WORD = 32;

  private final Role role;
  private final ECJPAKEParticipant participant;
  private final ECJPAKERound1Payload ownRound1;
  private Optional<ECJPAKERound2Payload> ownRound2 = Optional.empty();
  private Optional<ECJPAKERound3Payload> ownRound3 = Optional.empty();
  private BigInteger keyingMaterial = BigInteger.ZERO;

  /** Takes a checked PIN. */
  PinExchange(Role role, String pin, SecureRandom random) {
    this.role = role;
    char[] password = pin.toCharArray();
    try {
      participant =
          new ECJPAKEParticipant(
              role.participantId(),
              password,
              ECJPAKECurves.NIST_P256,
              SHA256Digest.newInstance(),
              random);
    } finally {
      Arrays.fill(password, '\0');
    }
    ownRound1 = participant.createRound1PayloadToSend();
  }

  JpakeRound1 round1(long correlation) {
    return new JpakeRound1(
        correlation,
        ownRound1.getGx1().getEncoded(false),
        ownRound1.getGx2().getEncoded(false),
        proof(ownRound1.getKnowledgeProofForX1()),
        proof(ownRound1.getKnowledgeProofForX2()));
  }

  void accept(JpakeRound1 received) throws ChannelException {
    ECJPAKERound1Payload payload =
        new ECJPAKERound1Payload(
            role.peer().participantId(),
            point(received.x1()),
            point(received.x2()),
            proof(received.proof1()),
            proof(received.proof2()));
    try {
      participant.validateRound1PayloadReceived(payload);
      ownRound2 = Optional.of(participant.createRound2PayloadToSend());
    } catch (CryptoException e) {
      throw new ChannelException(ChannelError.NOT_AUTHENTICATED, e);
    }
  }

  JpakeRound2 round2(long correlation) {
    ECJPAKERound2Payload made = ownRound2.orElseThrow();
    return new JpakeRound2(
        correlation, made.getA().getEncoded(false), proof(made.getKnowledgeProofForX2s()));
  }

  /** Also calculates the key, which takes the PIN out of memory. */
  void accept(JpakeRound2 received) throws ChannelException {
    ECJPAKERound2Payload payload =
        new ECJPAKERound2Payload(
            role.peer().participantId(), point(received.a()), proof(received.proof()));
    try {
      participant.validateRound2PayloadReceived(payload);
    } catch (CryptoException e) {
      throw new ChannelException(ChannelError.NOT_AUTHENTICATED, e);
    }
    keyingMaterial = participant.calculateKeyingMaterial();
    ownRound3 = Optional.of(participant.createRound3PayloadToSend(keyingMaterial));
  }

  JpakeRound3 round3(long correlation) {
    return new JpakeRound3(correlation, signedWord(ownRound3.orElseThrow().getMacTag()));
  }

  /** Returns whether the other side has the same key, which is to say the same PIN. */
  boolean confirms(JpakeRound3 received) {
    ECJPAKERound3Payload payload =
        new ECJPAKERound3Payload(role.peer().participantId(), new BigInteger(received.tag()));
    try {
      participant.validateRound3PayloadReceived(payload, keyingMaterial);
      return true;
    } catch (CryptoException e) {
      return false;
    }
  }

  /** Returns the shared x-coordinate, 32 bytes; the caller wipes it. */
  byte[] keyingMaterial() {
    return BigIntegers.asUnsignedByteArray(WORD, keyingMaterial);
  }

  private static Proof proof(ECSchnorrZKP made) {
    return new Proof(
        made.getV().getEncoded(false), BigIntegers.asUnsignedByteArray(WORD, made.getr()));
  }

  private static ECSchnorrZKP proof(Proof received) throws ChannelException {
    return SchnorrProofs.of(point(received.v()), new BigInteger(1, received.r()));
  }

  /** Decoding checks that the point is on the curve. */
  private static ECPoint point(byte[] encoded) throws ChannelException {
    try {
      return ECJPAKECurves.NIST_P256.getCurve().decodePoint(encoded);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ChannelException(ChannelError.MALFORMED, e);
    }
  }

  /** Bouncy Castle reads the MAC's bytes as a signed number; this gives the bytes back. */
  private static byte[] signedWord(BigInteger tag) {
    byte[] shortest = tag.toByteArray();
    byte[] word = new byte[WORD];
    Arrays.fill(word, (byte) (tag.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, word, WORD - shortest.length, shortest.length);
    return word;
  }
}
