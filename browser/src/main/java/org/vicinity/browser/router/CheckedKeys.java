package org.vicinity.browser.router;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.vicinity.channel.mdns.HostEndpoint;

/**
 * Remembers for this session which key was seen at which address, so that a device is probed once
 * and again when its address or its granted key changes. Connections that come meanwhile wait for
 * the same probe. Thread-safe.
 */
final class CheckedKeys {
  /** One probe, running or done; the future holds why it failed, or nothing. */
  private record Check(
      InetSocketAddress address, PublicKey key, CompletableFuture<Optional<Refusal>> outcome) {}

  private final Map<String, Check> byHost = new ConcurrentHashMap<>();
  private final KeyProbe probe;
  private final Duration timeout;
  private final BiConsumer<String, List<byte[]>> onProbed;

  /**
   * Makes an empty one.
   *
   * @param onProbed told the host name of each probe that went well and what was stapled to it, on
   *     the probe's thread; must not block
   */
  CheckedKeys(KeyProbe probe, Duration timeout, BiConsumer<String, List<byte[]>> onProbed) {
    this.probe = probe;
    this.timeout = timeout;
    this.onProbed = onProbed;
  }

  /**
   * Returns when the key was seen at that endpoint; blocks for at most the probe's time.
   *
   * @throws RefusedException when the probe failed
   */
  void require(HostEndpoint endpoint, PublicKey expected) throws RefusedException {
    Check mine = new Check(endpoint.address(), expected, new CompletableFuture<>());
    Check valid =
        byHost.compute(
            endpoint.host(),
            (host, known) ->
                known != null
                        && known.address.equals(mine.address)
                        && SameKey.same(known.key, mine.key)
                    ? known
                    : mine);
    if (valid == mine) {
      run(endpoint, mine);
    }
    Optional<Refusal> refusal = valid.outcome.join();
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }

  /** Has that host probed again at its next connection. */
  void forget(String host) {
    byHost.remove(host);
  }

  private void run(HostEndpoint endpoint, Check mine) {
    Optional<Refusal> refusal = Optional.of(Refusal.UNREACHABLE);
    try {
      List<byte[]> stapled = probe.check(endpoint, mine.key, timeout);
      refusal = Optional.empty();
      onProbed.accept(endpoint.host(), stapled);
    } catch (RefusedException e) {
      refusal = Optional.of(e.refusal());
    } finally {
      if (refusal.isPresent()) {
        byHost.remove(endpoint.host(), mine);
      }
      // Whatever happened, those who wait for this probe must not wait for ever.
      mine.outcome.complete(refusal);
    }
  }
}
