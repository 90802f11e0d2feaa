package org.vicinity.channel.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

@Tag("fuzz")
class CborFuzzTest {
  static Stream<byte[]> messages() throws ChannelException {
    byte[] bytes = new byte[32];
    List<Message> messages =
        List.of(
            new Hello(1),
            new HelloReply(2, 3),
            new Sealed(3, new byte[64]),
            new OriginStatement(4, "https://a.example", "u", bytes, "tv.a-example.local"),
            new CsrReply(5, bytes, "a.b.c"),
            new CertificateDelivery(6, List.of(bytes, bytes), bytes),
            new OriginAllowance(7, "https://a.example", bytes),
            new Done(8),
            new Failure(9, ChannelError.WRONG_PIN, 2));
    Stream.Builder<byte[]> encoded = Stream.builder();
    for (Message message : messages) {
      encoded.add(CborCodec.encode(message));
    }
    return encoded.build();
  }

  /** What is decoded has one encoding, which decodes to the same. */
  @MethodSource("messages")
  @FuzzTest
  void aMessageIsDecodedOrRefused(byte[] bytes) throws ChannelException {
    Message message;
    try {
      message = CborCodec.decode(bytes);
    } catch (ChannelException refused) {
      assertThat(refused.error()).isNotNull();
      return;
    }
    byte[] encoded = CborCodec.encode(message);
    assertThat(encoded.length).isLessThanOrEqualTo(bytes.length);
    assertThat(CborCodec.encode(CborCodec.decode(encoded))).isEqualTo(encoded);
  }
}
