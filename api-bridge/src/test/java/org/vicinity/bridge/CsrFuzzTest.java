package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;

@Tag("fuzz")
class CsrFuzzTest {
  static Stream<byte[]> requests() {
    return Stream.of(CsrCheckTest.GOOD);
  }

  /** A request that is taken is in the text that the page gets, byte for byte. */
  @MethodSource("requests")
  @FuzzTest
  void aRequestIsTakenOrRefused(byte[] bytes) {
    try {
      assertThat(CsrCheck.check(bytes, CsrCheckTest.HOST)).isNotNull();
    } catch (ApiFailure refused) {
      assertThat(refused.error()).isEqualTo(ApiError.BAD_CSR);
      return;
    }
    String base64 = CsrCheck.pem(bytes).replaceAll("-----[A-Z ]*-----|\n", "");
    assertThat(Base64.getDecoder().decode(base64)).isEqualTo(bytes);
  }
}
