package org.vicinity.demo.device;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.mdns.MdnsResponder;
import org.vicinity.channel.mdns.NameConflictException;

/**
 * Keeps the names of paired hosts on the network. A name that cannot be announced, or is lost to
 * another device, is tried again every minute for as long as it is wanted; it is never changed,
 * since a browser trusts a name and its key together. Thread-safe.
 */
final class HostNames implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final MdnsResponder responder;
  private final int httpsPort;
  private final Predicate<String> wanted;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "name-retry"));

  /**
   * Takes the responder over.
   *
   * @param wanted says whether a name is still to be announced
   */
  HostNames(MdnsResponder responder, int httpsPort, Predicate<String> wanted) {
    this.responder = responder;
    this.httpsPort = httpsPort;
    this.wanted = wanted;
    responder.onConflict(this::lost);
  }

  /** Announces a name once; returns when it is ours. */
  void announce(String host) throws NameConflictException, IOException {
    responder.announce(host, httpsPort);
  }

  /** Announces names side by side; returns when each was announced or will be tried again. */
  void announceAll(Collection<String> hosts) {
    ExecutorService side = Executors.newCachedThreadPool(work -> daemon(work, "name-announce"));
    try {
      CompletableFuture.allOf(
              hosts.stream()
                  .map(host -> CompletableFuture.runAsync(() -> keep(host), side))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      side.shutdown();
    }
  }

  private void keep(String host) {
    if (!wanted.test(host)) {
      return;
    }
    try {
      announce(host);
      LOG.info("{} is announced on the network", host);
      if (!wanted.test(host)) {
        withdraw(host); // Removed while it was announced.
      }
    } catch (NameConflictException | IOException e) {
      LOG.warn("{} cannot be announced: {}; next try in {}", host, e.getMessage(), RETRY);
      retryLater(host);
    }
  }

  private void lost(String host) {
    LOG.warn("{} was taken by another device on this network; pages cannot reach it here", host);
    retryLater(host);
  }

  private void retryLater(String host) {
    if (!retries.isShutdown()) {
      retries.schedule(() -> keep(host), RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Gives a name up. */
  void withdraw(String host) {
    responder.withdraw(host);
  }

  /** Says goodbye for all names. */
  @Override
  public void close() {
    retries.shutdownNow();
    responder.close();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
