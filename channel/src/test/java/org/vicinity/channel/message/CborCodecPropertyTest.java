package org.vicinity.channel.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBORObject;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

class CborCodecPropertyTest {
  private static final Set<ChannelError> DECODING =
      Set.of(
          ChannelError.TOO_LARGE,
          ChannelError.MALFORMED,
          ChannelError.UNSUPPORTED_VERSION,
          ChannelError.UNKNOWN_TYPE);

  @Provide
  Arbitrary<Message> messages() {
    return AnyMessage.arbitrary();
  }

  @Provide
  Arbitrary<byte[]> cbor() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.integers().between(-1, 40),
            Arbitraries.strings().ofMaxLength(70),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(70),
            Arbitraries.doubles(),
            Arbitraries.of(true, false));
    Arbitrary<Integer> keys = Arbitraries.integers().between(0, 8);
    return Arbitraries.maps(keys, leaves)
        .ofMaxSize(9)
        .map(
            fields -> {
              CBORObject map = CBORObject.NewMap().Add(0, 1).Add(2, 1);
              fields.forEach((key, value) -> map.Set(key, CBORObject.FromObject(value)));
              return map.EncodeToBytes();
            });
  }

  @Property(tries = 200)
  void whatIsEncodedIsDecodedAgain(@ForAll("messages") Message message) throws Exception {
    Message decoded = CborCodec.decode(CborCodec.encode(message));

    assertThat(decoded).usingRecursiveComparison().isEqualTo(message);
  }

  @Property(tries = 200)
  void aMessageWithFurtherKeysIsTheSameMessage(
      @ForAll("messages") Message message, @ForAll @IntRange(min = 100, max = 10_000) int key)
      throws Exception {
    CBORObject map = CBORObject.DecodeFromBytes(CborCodec.encode(message));
    map.Add(key, CBORObject.NewArray().Add("unknown"));

    assertThat(CborCodec.decode(map.EncodeToBytes())).usingRecursiveComparison().isEqualTo(message);
  }

  @Property(tries = 200)
  void aMessageThatIsCutShortIsMalformed(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 16_383) int length)
      throws Exception {
    byte[] encoded = CborCodec.encode(message);

    assertThat(outcome(Arrays.copyOf(encoded, length % encoded.length)))
        .isEqualTo(ChannelError.MALFORMED);
  }

  @Property(tries = 1000)
  void randomBytesAreRefusedAndNothingElseIsThrown(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(DECODING).contains(outcome(bytes));
  }

  @Property(tries = 500)
  void anyMapIsDecodedOrRefusedAndNothingElseIsThrown(@ForAll("cbor") byte[] bytes) {
    try {
      CborCodec.decode(bytes);
    } catch (ChannelException e) {
      assertThat(DECODING).contains(e.error());
    }
  }

  @Property(tries = 500)
  void aMessageWithOneByteChangedIsDecodedOrRefusedAndNothingElseIsThrown(
      @ForAll("messages") Message message,
      @ForAll @IntRange(max = 60) int position,
      @ForAll byte value)
      throws Exception {
    byte[] encoded = CborCodec.encode(message);
    encoded[position % encoded.length] = value;
    try {
      CborCodec.decode(encoded);
    } catch (ChannelException e) {
      assertThat(DECODING).contains(e.error());
    }
  }

  private static ChannelError outcome(byte[] bytes) {
    try {
      Message decoded = CborCodec.decode(bytes);
      throw new AssertionError("decoded as " + decoded);
    } catch (ChannelException e) {
      return e.error();
    }
  }
}
