package org.vicinity.certstore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.verify.CertificateVerifier;

@Tag("fuzz")
class BatchFuzzTest {
  private static final CaseVerifier VERIFIER = new CaseVerifier(new CertificateVerifier());
  private static final CaseJson JSON = new CaseJson(Clock.fixed(Service.NOW, ZoneOffset.UTC));

  static Stream<byte[]> lines() {
    return Stream.of(
            "{\"id\":1,\"host\":\"a.b.local\",\"authority\":[\"x\"],\"untrusted\":[],\"leaf\":\"x\",\"at\":0}",
            "{\"id\":\"a\",\"crls\":[\"x\"],\"at\":\"2026-03-01T12:00:00Z\",\"authority\":[]}\n[]")
        .map(line -> line.getBytes(StandardCharsets.UTF_8));
  }

  /** Every line that is not empty gets one answer in one line. */
  @MethodSource("lines")
  @FuzzTest
  void everyLineGetsAnAnswer(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Batch.Count count =
        new Batch(VERIFIER, JSON).run(new ByteArrayInputStream(bytes), new PrintStream(out));
    long asked =
        Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n"))
            .filter(line -> !line.isBlank())
            .count();
    long answered = out.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    assertThat(answered).isEqualTo(asked);
    assertThat(count.trusted()).isZero();
    assertThat(count.refused() + count.errors()).isEqualTo(asked);
  }
}
