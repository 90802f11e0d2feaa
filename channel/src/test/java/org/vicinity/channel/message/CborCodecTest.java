package org.vicinity.channel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

class CborCodecTest {
  private static final String HOST = "media-1.vod-example-com.local";
  private static final String ORIGIN = "https://vod.example.com";

  @ParameterizedTest
  @CsvSource({
    "a3 00 01 01 01 02 05, a greeting, ",
    "'', nothing, MALFORMED",
    "a3 00 01 01 01 02 05 00, a byte behind, MALFORMED",
    "a4 00 01 01 01 02 05 02 06, a key twice, MALFORMED",
    "a3 01 01 00 01 02 05, keys not sorted, MALFORMED",
    "a3 00 18 01 01 01 02 05, a number longer than need be, MALFORMED",
    "bf 00 01 01 01 02 05 ff, a map of indefinite length, MALFORMED",
    "c1 a3 00 01 01 01 02 05, a tagged map, MALFORMED",
    "a3 00 01 01 01 02 c1 05, a tagged number, MALFORMED",
    "83 01 01 05, an array, MALFORMED",
    "05, a number, MALFORMED",
    "a2 00 01 01 01, no correlation number, MALFORMED",
    "a3 00 01 01 01 02 20, a negative correlation number, MALFORMED",
    "a3 00 01 01 01 02 1b 00 00 00 01 00 00 00 00, one of over 32 bits, MALFORMED",
    "a3 00 01 01 01 02 c2 49 01 00 00 00 00 00 00 00 00, a big number, MALFORMED",
    "a3 00 01 01 01 02 f9 3c 00, a float, MALFORMED",
    "a3 00 02 01 01 02 05, version 2, UNSUPPORTED_VERSION",
    "a3 00 1b ff ff ff ff ff ff ff ff 01 01 02 05, a huge version, MALFORMED",
    "a3 00 01 01 18 63 02 05, type 99, UNKNOWN_TYPE",
    "a3 00 01 01 02 02 05, a reply without attempts, MALFORMED",
    "a4 00 01 01 02 02 05 03 04, four attempts, MALFORMED",
    "a4 00 01 01 02 02 05 03 00, no attempts, MALFORMED",
    "a4 00 01 01 05 02 05 03 5b 7f ff ff ff ff ff ff ff, a length beyond memory, MALFORMED",
    "a4 00 01 01 05 02 05 03 9b 7f ff ff ff ff ff ff ff, an array beyond memory, MALFORMED",
    "bb 7f ff ff ff ff ff ff ff, a map beyond memory, MALFORMED",
    "a4 00 01 01 05 02 05 03 41 00, a tag of one byte, MALFORMED",
    "a4 00 01 01 01 02 05 18 63 81 81 81 81 81 00, nested too deep, MALFORMED",
    "a4 00 01 01 01 02 05 18 63 62 c3 28, a text that is not UTF-8, MALFORMED",
  })
  void whatIsAcceptedAndWhatIsNot(String hex, String what, ChannelError error) throws Exception {
    byte[] encoded = HexFormat.ofDelimiter(" ").parseHex(hex);

    if (error == null) {
      assertThat(CborCodec.decode(encoded)).as(what).isEqualTo(new Hello(5));
    } else {
      assertThat(refused(encoded)).as(what).isEqualTo(error);
    }
  }

  @Test
  void aTowerOfArraysIsRefusedWithoutOverflow() {
    byte[] tower = new byte[16_000];
    java.util.Arrays.fill(tower, (byte) 0x81);

    assertThat(refused(tower)).isEqualTo(ChannelError.MALFORMED);
  }

  @Test
  void moreThanTheLimitIsRefusedUnseen() {
    assertThat(refused(new byte[16 * 1024 + 1])).isEqualTo(ChannelError.TOO_LARGE);
  }

  @Test
  void aMessageThatGrowsOverTheLimitIsNotEncoded() {
    byte[] certificate = new byte[4096];
    Message large =
        new CertificateDelivery(1, List.of(certificate, certificate, certificate), certificate);

    ChannelException thrown =
        catchThrowableOfType(ChannelException.class, () -> CborCodec.encode(large));
    assertThat(thrown.error()).isEqualTo(ChannelError.TOO_LARGE);
  }

  @Test
  void everyErrorTravelsByItsNumber() throws Exception {
    for (ChannelError error : ChannelError.values()) {
      assertThat(CborCodec.decode(CborCodec.encode(new Failure(3, error))))
          .isEqualTo(new Failure(3, error));
    }
  }

  @Test
  void anErrorOfALaterVersionIsAnInternalOne() throws Exception {
    byte[] unknown = HexFormat.of().parseHex("a5000101181f020303190fff0407");

    assertThat(CborCodec.decode(unknown)).isEqualTo(new Failure(3, ChannelError.INTERNAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vod.example.com",
        "ftp://vod.example.com",
        "https://vod.example.com/",
        "https://user@vod.example.com",
        "https://VOD.example.com",
        "https://vod.example.com:0",
        "https://vod.example.com\n",
        "https://vod.exämple.com",
        "null"
      })
  void whatIsNoOriginIsRefused(String origin) {
    assertThatThrownBy(() -> new OriginStatement(1, origin, "", new byte[16], HOST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OriginAllowance(1, origin, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a", "http://localhost:8080", "https://[::1]:8443", "https://a_b"})
  void whatIsAnOriginIsAccepted(String origin) {
    assertThat(new OriginStatement(1, origin, "", new byte[16], HOST).origin()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local",
        "vod-example-com.local",
        "a.media-1.vod-example-com.local",
        "media-1.vod-example-com.local.",
        "media-1.vod-example-com.example",
        "-media.vod-example-com.local",
        "media-.vod-example-com.local",
        "MEDIA.vod-example-com.local",
        "media 1.vod-example-com.local",
        "*.vod-example-com.local",
        "0123456789012345678901234567890123456789012345678901234567890123.vod-example-com.local"
      })
  void whatIsNoHostNameIsRefused(String host) {
    assertThatThrownBy(() -> new OriginStatement(1, ORIGIN, "", new byte[16], host))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aUserWithAControlCharacterOrTooLongOrBrokenIsRefused() {
    for (String user : List.of("a\nb", "\u0000", "x".repeat(129), "\ud800")) {
      assertThatThrownBy(() -> new OriginStatement(1, ORIGIN, user, new byte[16], HOST))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ChannelError refused(byte[] encoded) {
    ChannelException thrown =
        catchThrowableOfType(ChannelException.class, () -> CborCodec.decode(encoded));
    assertThat(thrown).isNotNull();
    return thrown.error();
  }
}
