package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;

/** What is known without a network and kept from one start to the next. */
class RevocationMonitorKeptTest extends MonitorFixture {
  @Test
  void offlineItStaysGoodForAWeekPastTheListsEndAndThenFailsClosed() throws Exception {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    service.close();
    monitor = monitor();
    monitor.start(scheduler, NEVER, changes::add);
    clock.now = clock.now.plus(Duration.ofDays(1)).plus(RevocationPolicy.BROWSER.grace());
    round(monitor);
    assertGood(grant);
    clock.now = clock.now.plusSeconds(1);
    round(monitor);
    assertUnknown(grant);
    assertThat(changes.take()).containsExactly(grant);
  }

  @Test
  void aRevocationIsKnownAfterTheNextStartWithoutANetwork() {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now, grant.leaf()));
    round(monitor);
    service.close();
    monitor = monitor();
    assertThat(monitor.status(grant))
        .isEqualTo(new RevocationStatus.Revoked(clock.now, RevocationReason.KEY_COMPROMISE));
  }

  @Test
  void aKeptFileThatWasTamperedWithIsAsGoodAsNone() throws Exception {
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    for (Path file : kept()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
    }
    monitor = monitor();
    assertUnknown(grant);
    round(monitor);
    assertGood(grant);
  }

  @Test
  void nothingIsKeptOfDevicesThatAreGone() throws Exception {
    listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertThat(kept()).hasSize(1);
    grants.clear();
    monitor = monitor();
    monitor.start(scheduler, NEVER, changes::add);
    network.shutdown();
    assertThat(network.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFullDiskLosesNothingBeforeTheEnd() throws Exception {
    Files.writeString(folder.resolve("revocation"), "a file where the folder should be");
    Grant grant = listed();
    service.serves(LIST, service.list(clock.now));
    round(monitor);
    assertGood(grant);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("revocation"))) {
      return files.toList();
    }
  }
}
