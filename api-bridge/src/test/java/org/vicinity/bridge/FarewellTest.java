package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.grant.GrantChange;
import org.vicinity.certstore.grant.GrantId;

/** A device is told that it was revoked, sooner or later; and not before the user may undo it. */
class FarewellTest {
  private static final String HOST = "media-server-1.vod-example-com.local";
  private static final Duration NEVER = Duration.ofHours(1);
  private static final FarewellTimes AT_ONCE =
      new FarewellTimes(
          Duration.ZERO, Duration.ofSeconds(30), NEVER, NEVER, Duration.ZERO, Duration.ofDays(30));

  @TempDir Path profile;

  private Bench bench;
  private GrantId id;
  private InetSocketAddress address;
  private final BlockingQueue<GrantChange> forgotten = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() throws Exception {
    open(Bench.LIMITS.farewell());
  }

  private void open(FarewellTimes times) throws Exception {
    BridgeLimits limits = Bench.LIMITS;
    bench =
        new Bench(
            profile,
            new BridgeLimits(
                limits.selection(),
                limits.lookUp(),
                limits.deviceCall(),
                limits.publish(),
                limits.watch(),
                limits.pendingCalls(),
                limits.workers(),
                limits.queue(),
                times));
    id = new GrantId(bench.page().connected());
    address = bench.device.server().address();
    bench.store.listen(
        change -> {
          if (change instanceof GrantChange.Forgotten) {
            forgotten.add(change);
          }
        });
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  private void reopen(FarewellTimes times) throws Exception {
    bench.close();
    profile = profile.resolve("another");
    open(times);
  }

  private void revoke() throws Exception {
    bench.bridge.revoke(List.of(id)).get(60, TimeUnit.SECONDS);
  }

  private void awaitForgotten() throws InterruptedException {
    assertThat(forgotten.poll(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aRevocationCanBeUndoneWhileTheDeviceKnowsNothing() throws Exception {
    revoke();
    assertThat(bench.store.active()).isEmpty();
    assertThat(bench.cleared).containsExactly(HOST);
    assertThat(bench.bridge.restore(List.of(id)).get(60, TimeUnit.SECONDS)).hasSize(1);
    assertThat(bench.store.active()).extracting(grant -> grant.id()).containsExactly(id);
    assertThat(bench.published).containsExactly(1, 0, 1);
    bench.bridge.close();
    assertThat(bench.device.kept()).containsKey(HOST);
    assertThat(bench.store.active()).hasSize(1);
  }

  @Test
  void theDeviceIsToldWhenTheTimeToUndoIsOver() throws Exception {
    reopen(AT_ONCE);
    revoke();
    awaitForgotten();
    assertThat(bench.device.kept()).isEmpty();
    assertThat(bench.bridge.restore(List.of(id)).get(60, TimeUnit.SECONDS)).isEmpty();
    assertThat(bench.store.active()).isEmpty();
  }

  @Test
  void theDeviceIsToldAtTheEndWhenTheTimeToUndoIsNotOver() throws Exception {
    revoke();
    assertThat(bench.device.kept()).containsKey(HOST);
    bench.bridge.close();
    assertThat(bench.device.kept()).isEmpty();
    assertThat(bench.store.all()).isEmpty();
  }

  @Test
  void aDeviceThatIsAwayIsToldWhenItIsAnnouncedAgain() throws Exception {
    bench.names.withdraw(HOST);
    bench.page().forget(id.value()).value();
    assertThat(bench.store.active()).isEmpty();
    assertThat(bench.store.revoked()).hasSize(1);
    bench.names.awaitLookUpInVain();
    bench.names.announce(HOST, address);
    awaitForgotten();
    assertThat(bench.device.kept()).isEmpty();
  }

  @Test
  void aDeviceThatWasAwayIsToldAtTheNextStart() throws Exception {
    bench.names.withdraw(HOST);
    bench.page().forget(id.value()).value();
    bench.bridge.close();
    assertThat(bench.store.revoked()).hasSize(1);
    bench.names.announce(HOST, address);
    try (PageBridge next = bench.secondBridge()) {
      next.recover().get(60, TimeUnit.SECONDS);
      awaitForgotten();
    }
    assertThat(bench.device.kept()).isEmpty();
    assertThat(bench.cleared).containsExactly(HOST, HOST);
  }

  @Test
  void aDeviceThatDoesNotKnowThePairingAnyMoreNeedsNotBeTold() throws Exception {
    reopen(AT_ONCE);
    bench.device.losePairings();
    revoke();
    awaitForgotten();
  }

  @Test
  void aDeviceThatIsAwayForTooLongIsGivenUp() throws Exception {
    bench.store.revoke(List.of(id), Instant.now().minus(Duration.ofDays(31)));
    bench.names.withdraw(HOST);
    bench.bridge.recover();
    awaitForgotten();
    assertThat(bench.device.kept()).containsKey(HOST);
  }
}
