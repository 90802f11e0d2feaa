package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.revocation.OcspAnswer;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.mdns.HostEndpoint;

/** What a probe brings back of a handshake with Java's own stapling server. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TlsKeyProbeTest {
  private static final String HOST = "media-server-1.vod-example-com.local";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KeyPair key = PrivateCa.newKey();

  @Test
  void bringsWhatTheDeviceStapled() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (RevokingService service = new RevokingService()) {
      service.on("/ocsp", service.responder(now, true, true));
      X509Certificate leaf =
          service.ca.issue(HOST, key.getPublic(), List.of(), List.of(service.url("/ocsp")));
      X509Certificate root = service.ca.certificate();
      try (TlsDevice device = new TlsDevice(key, List.of(leaf, root), RouterBench::echoLines)) {
        List<byte[]> stapled = probe(device);
        assertThat(stapled)
            .as("stapled responses; the service was asked: %s", service.asked)
            .isNotEmpty();
        assertThat(
                OcspAnswer.parse(stapled.get(0)).status(leaf, root, now, RevocationPolicy.STRICT))
            .isInstanceOf(RevocationStatus.Revoked.class);
      }
    }
  }

  @Test
  void bringsNothingOfADeviceThatDoesNotStaple() throws Exception {
    X509Certificate leaf = new PrivateCa("service").issue(HOST, key.getPublic());
    try (TlsDevice device = new TlsDevice(key, leaf, RouterBench::echoLines)) {
      assertThat(probe(device)).isEmpty();
    }
  }

  private List<byte[]> probe(TlsDevice device) throws Exception {
    return new TlsKeyProbe()
        .check(new HostEndpoint(HOST, device.address()), key.getPublic(), LIMIT);
  }
}
