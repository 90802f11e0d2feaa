package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.grant.GrantIndex.Entry;

@Tag("fuzz")
class RowFuzzTest {
  private static final GrantCodec CODEC = new GrantCodec();
  private static final RowSealer SEALER = new RowSealer(new SecretKeySpec(new byte[32], "AES"));
  private static final RowId ROW = new RowId(new byte[RowId.LENGTH]);

  static Stream<byte[]> rows() {
    return Stream.of(
        CODEC.encode(Entry.of(ROW, Grants.pending("https://vod.example.com", "tv"))),
        CODEC.encode(Entry.of(ROW, Grants.pending("http://localhost:8080", "tv").activated())));
  }

  static Stream<byte[]> sealedRows() {
    return rows().map(row -> SEALER.seal(new RowId(new byte[] {1}), row));
  }

  /** A row that is read is written as one that reads the same. */
  @MethodSource("rows")
  @FuzzTest
  void aRowIsReadOrRefused(byte[] bytes) throws RowException {
    Entry entry;
    try {
      entry = CODEC.decode(ROW, bytes);
    } catch (RowException refused) {
      return;
    }
    byte[] written;
    try {
      written = CODEC.encode(entry);
    } catch (IllegalStateException certificateIsReadLater) {
      return;
    }
    assertThat(CODEC.encode(CODEC.decode(ROW, written))).isEqualTo(written);
  }

  /** Without the key no row opens, nor one under another row's id. */
  @MethodSource("sealedRows")
  @FuzzTest
  void aForgedRowDoesNotOpen(byte[] bytes) {
    try {
      SEALER.open(ROW, bytes);
    } catch (RowException refused) {
      return;
    }
    throw new AssertionError("a forged row opened");
  }
}
