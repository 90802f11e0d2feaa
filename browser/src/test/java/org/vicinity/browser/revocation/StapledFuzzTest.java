package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationRules;
import org.vicinity.certstore.revocation.RevocationStatus;

/** What a device staples makes its certificate good only as the CA signed it, and never revoked. */
@Tag("fuzz")
class StapledFuzzTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final RevocationStatus GOOD =
      new RevocationStatus.Good(NOW.plus(Duration.ofHours(4)));

  /** Stapled responses are taken in without asking anybody. */
  private static final OriginHttp NOBODY = new OriginHttp();

  @TempDir private static Path folder;
  private static RevokingService service;
  private static RevokingService stranger;
  private static Chain chain;

  @BeforeAll
  static void start() throws IOException {
    service = new RevokingService();
    stranger = new RevokingService();
    X509Certificate leaf =
        service.ca.issue(
            "tv.localhost.local",
            PrivateCa.newKey().getPublic(),
            List.of(),
            List.of(service.url("/ocsp")));
    chain = new Chain(Origin.parse(service.origin()), List.of(leaf), service.ca.certificate());
  }

  @AfterAll
  static void end() {
    service.close();
    stranger.close();
  }

  static Stream<byte[]> responses() {
    X509Certificate leaf = chain.certificates().get(0);
    return Stream.of(
        service.stapled(leaf, NOW, false),
        service.stapled(service.ca.certificate(), NOW, true),
        stranger.stapled(leaf, NOW, true));
  }

  @MethodSource("responses")
  @FuzzTest
  void aStapledResponseSaysWhatTheIssuerSignedOrNothing(byte[] bytes) throws IOException {
    Path kept = folder.resolve("kept");
    try {
      lookup(kept).stapled(chain, List.of(bytes));
      RevocationStatus status = known(lookup(kept));
      assertThat(Files.exists(kept)).isEqualTo(status instanceof RevocationStatus.Good);
      if (status instanceof RevocationStatus.Unknown unknown) {
        assertThat(unknown.why()).isEqualTo("no revocation list and no OCSP response at hand");
      } else {
        assertThat(status).isEqualTo(GOOD);
      }
    } finally {
      if (Files.exists(kept)) {
        MoreFiles.deleteRecursively(kept, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }

  /** The second one reads what the first one wrote to the disk. */
  private static Lookup lookup(Path kept) {
    return new Lookup(NOBODY, new RevocationCache(kept), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static RevocationStatus known(Lookup lookup) {
    return RevocationRules.status(
        chain.certificates(),
        chain.authority(),
        lookup.known(chain),
        NOW,
        RevocationPolicy.BROWSER);
  }
}
