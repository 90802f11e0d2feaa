package org.vicinity.channel.message;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import java.util.List;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * Turns messages into CBOR (RFC 8949) and back. A message is one map with integer keys in
 * deterministic encoding: 0 version, 1 type, 2 correlation number, from 3 on the fields in the
 * order of their record. Unknown keys are ignored; indefinite lengths, tags, duplicate keys,
 * unsorted maps and nesting deeper than four are refused. Stateless.
 */
public final class CborCodec {
  private static final int KEY_VERSION = 0;
  private static final int KEY_TYPE = 1;
  private static final int KEY_CORRELATION = 2;

  private static final CBOREncodeOptions CANONICAL =
      new CBOREncodeOptions("ctap2canonical=true;allowduplicatekeys=false;resolvereferences=false");

  private CborCodec() {}

  /**
   * Encodes.
   *
   * @throws ChannelException {@code TOO_LARGE} over {@value MessageChannel#MAX_MESSAGE} bytes
   */
  public static byte[] encode(Message message) throws ChannelException {
    byte[] encoded = toMap(message).EncodeToBytes(CANONICAL);
    checkSize(encoded);
    return encoded;
  }

  /**
   * Decodes what came from the other side.
   *
   * @throws ChannelException {@code TOO_LARGE}, {@code MALFORMED}, {@code UNSUPPORTED_VERSION} or
   *     {@code UNKNOWN_TYPE}; nothing else is thrown, whatever the bytes
   */
  public static Message decode(byte[] encoded) throws ChannelException {
    checkSize(encoded);
    try {
      return ofMap(new Fields(CBORObject.DecodeFromBytes(encoded, CANONICAL)));
    } catch (CBORException | IllegalArgumentException | IllegalStateException e) {
      throw new ChannelException(ChannelError.MALFORMED, e);
    }
  }

  private static void checkSize(byte[] encoded) throws ChannelException {
    if (encoded.length > MessageChannel.MAX_MESSAGE) {
      throw new ChannelException(ChannelError.TOO_LARGE, encoded.length + " bytes");
    }
  }

  private static CBORObject toMap(Message message) {
    if (message instanceof Hello) {
      return map(MessageType.HELLO, message);
    } else if (message instanceof HelloReply m) {
      return map(MessageType.HELLO_REPLY, m, m.attempts());
    } else if (message instanceof JpakeRound1 m) {
      return map(
          MessageType.JPAKE_ROUND_1, m, m.x1(), m.x2(), array(m.proof1()), array(m.proof2()));
    } else if (message instanceof JpakeRound2 m) {
      return map(MessageType.JPAKE_ROUND_2, m, m.a(), array(m.proof()));
    } else if (message instanceof JpakeRound3 m) {
      return map(MessageType.JPAKE_ROUND_3, m, m.tag());
    } else if (message instanceof Sealed m) {
      return map(MessageType.SEALED, m, m.ciphertext());
    } else if (message instanceof OriginStatement m) {
      return map(MessageType.ORIGIN_STATEMENT, m, m.origin(), m.user(), m.challenge(), m.host());
    } else if (message instanceof CsrReply m) {
      return map(MessageType.CSR_REPLY, m, m.csr(), m.attestation());
    } else if (message instanceof CertificateDelivery m) {
      return map(MessageType.CERTIFICATE_DELIVERY, m, array(m.chain()), m.authority());
    } else if (message instanceof OriginAllowance m) {
      return map(MessageType.ORIGIN_ALLOWANCE, m, m.origin(), m.secret());
    } else if (message instanceof Done) {
      return map(MessageType.DONE, message);
    } else if (message instanceof Failure m && m.attemptsLeft() == 0) {
      return map(MessageType.FAILURE, m, m.error().code());
    } else if (message instanceof Failure m) {
      return map(MessageType.FAILURE, m, m.error().code(), m.attemptsLeft());
    }
    throw new AssertionError("a message that the codec does not know");
  }

  private static CBORObject map(MessageType type, Message message, Object... fields) {
    CBORObject map =
        CBORObject.NewMap()
            .Add(KEY_VERSION, Message.VERSION)
            .Add(KEY_TYPE, type.number())
            .Add(KEY_CORRELATION, message.correlation());
    for (int i = 0; i < fields.length; i++) {
      map.Add(3 + i, fields[i]);
    }
    return map;
  }

  private static CBORObject array(Proof proof) {
    return array(List.of(proof.v(), proof.r()));
  }

  private static CBORObject array(List<byte[]> parts) {
    CBORObject array = CBORObject.NewArray();
    parts.forEach(array::Add);
    return array;
  }

  private static Message ofMap(Fields f) throws ChannelException {
    long version = f.number(KEY_VERSION);
    if (version != Message.VERSION) {
      throw new ChannelException(ChannelError.UNSUPPORTED_VERSION, "version " + version);
    }
    long number = f.number(KEY_TYPE);
    MessageType type =
        MessageType.of(number)
            .orElseThrow(() -> new ChannelException(ChannelError.UNKNOWN_TYPE, "type " + number));
    return ofType(type, f.number(KEY_CORRELATION), f);
  }

  private static Message ofType(MessageType type, long n, Fields f) {
    return switch (type) {
      case HELLO -> new Hello(n);
      case HELLO_REPLY -> new HelloReply(n, f.smallNumber(3));
      case JPAKE_ROUND_1 -> new JpakeRound1(n, f.bytes(3), f.bytes(4), f.proof(5), f.proof(6));
      case JPAKE_ROUND_2 -> new JpakeRound2(n, f.bytes(3), f.proof(4));
      case JPAKE_ROUND_3 -> new JpakeRound3(n, f.bytes(3));
      case SEALED -> new Sealed(n, f.bytes(3));
      case ORIGIN_STATEMENT -> new OriginStatement(n, f.text(3), f.text(4), f.bytes(5), f.text(6));
      case CSR_REPLY -> new CsrReply(n, f.bytes(3), f.text(4));
      case CERTIFICATE_DELIVERY -> new CertificateDelivery(n, f.listOfBytes(3), f.bytes(4));
      case ORIGIN_ALLOWANCE -> new OriginAllowance(n, f.text(3), f.bytes(4));
      case DONE -> new Done(n);
      case FAILURE -> failure(n, ChannelError.ofCode(f.smallNumber(3)), f);
    };
  }

  private static Failure failure(long n, ChannelError error, Fields f) {
    return new Failure(n, error, error == ChannelError.WRONG_PIN ? f.smallNumberOr(4, 0) : 0);
  }
}
