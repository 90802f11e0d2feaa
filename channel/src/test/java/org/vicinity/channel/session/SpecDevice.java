package org.vicinity.channel.session;

import com.upokecenter.cbor.CBORObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * A device's end of the session made from docs/spec/near-field-protocol.md alone: its own messages,
 * its own EC-JPAKE, its own key schedule and frames. Answers one PIN and echoes one message.
 */
final class SpecDevice implements Runnable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final MessageChannel channel;
  private final String pin;
  private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

  SpecDevice(MessageChannel channel, String pin) {
    this.channel = channel;
    this.pin = pin;
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (ChannelException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      channel.close();
    }
  }

  private void serve() throws ChannelException, GeneralSecurityException {
    CBORObject hello = receive(1);
    send(answer(hello, 2).Add(3, 3));

    SpecJpake jpake = new SpecJpake("vicinity-device", "vicinity-browser", pin, randomScalars());
    CBORObject round1 = receive(3);
    jpake.acceptRound1(
        round1.get(3).GetByteString(),
        round1.get(4).GetByteString(),
        proof(round1.get(5)),
        proof(round1.get(6)));
    send(
        answer(round1, 3)
            .Add(3, jpake.publicX1())
            .Add(4, jpake.publicX2())
            .Add(5, array(jpake.proof1()))
            .Add(6, array(jpake.proof2())));

    CBORObject round2 = receive(4);
    jpake.acceptRound2(round2.get(3).GetByteString(), proof(round2.get(4)));
    send(answer(round2, 4).Add(3, jpake.publicA()).Add(4, array(jpake.proofA())));

    CBORObject round3 = receive(5);
    if (!Arrays.equals(round3.get(3).GetByteString(), jpake.peerTag())) {
      send(answer(round3, 31).Add(3, 10).Add(4, 2));
      return;
    }
    send(answer(round3, 5).Add(3, jpake.ownTag()));
    echo(jpake.sharedX());
  }

  private void echo(byte[] sharedX) throws ChannelException, GeneralSecurityException {
    byte[] salt = MessageDigest.getInstance("SHA-256").digest(transcript.toByteArray());
    byte[] browserKey = hkdf(salt, sharedX, "vicinity/1 browser to device");
    byte[] deviceKey = hkdf(salt, sharedX, "vicinity/1 device to browser");
    CBORObject frame = CBORObject.DecodeFromBytes(channel.receive(LIMIT));
    byte[] plaintext =
        cipher(Cipher.DECRYPT_MODE, browserKey, 1).doFinal(frame.get(3).GetByteString());
    byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, deviceKey, 2).doFinal(plaintext);
    channel.send(map(6, 0).Add(3, ciphertext).EncodeToBytes());
  }

  private static Cipher cipher(int mode, byte[] key, int direction)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(new byte[] {1, 6, (byte) direction, 0, 0, 0, 0, 0, 0, 0, 0});
    return cipher;
  }

  /** HKDF-SHA256 for one block, written out (RFC 5869 section 2). */
  static byte[] hkdf(byte[] salt, byte[] keyingMaterial, String info)
      throws GeneralSecurityException {
    byte[] extracted = hmac(salt, keyingMaterial);
    byte[] label = info.getBytes(StandardCharsets.US_ASCII);
    return hmac(extracted, ByteBuffer.allocate(label.length + 1).put(label).put((byte) 1).array());
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private CBORObject receive(int type) throws ChannelException {
    byte[] encoded = channel.receive(LIMIT);
    remember(encoded);
    CBORObject map = CBORObject.DecodeFromBytes(encoded);
    if (map.get(0).AsInt32() != 1 || map.get(1).AsInt32() != type) {
      throw new IllegalStateException("expected type " + type);
    }
    return map;
  }

  private void send(CBORObject map) throws ChannelException {
    byte[] encoded = map.EncodeToBytes();
    remember(encoded);
    channel.send(encoded);
  }

  private void remember(byte[] encoded) {
    transcript.writeBytes(ByteBuffer.allocate(4).putInt(encoded.length).array());
    transcript.writeBytes(encoded);
  }

  private static CBORObject answer(CBORObject question, int type) {
    return map(type, question.get(2).AsInt64Value());
  }

  private static CBORObject map(int type, long number) {
    return CBORObject.NewOrderedMap().Add(0, 1).Add(1, type).Add(2, number);
  }

  private static SpecJpake.Signed proof(CBORObject pair) {
    return new SpecJpake.Signed(pair.get(0).GetByteString(), pair.get(1).GetByteString());
  }

  private static CBORObject array(SpecJpake.Signed proof) {
    return CBORObject.NewArray().Add(proof.v()).Add(proof.r());
  }

  private static List<BigInteger> randomScalars() {
    SecureRandom random = new SecureRandom();
    return Stream.generate(() -> new BigInteger(255, random).add(BigInteger.ONE)).limit(5).toList();
  }
}
