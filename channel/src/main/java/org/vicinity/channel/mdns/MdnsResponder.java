package org.vicinity.channel.mdns;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns host names on one link by multicast DNS (RFC 6762): probes, announces, answers, defends and
 * says goodbye. Thread-safe.
 *
 * <p>A name that belongs to another is reported and never replaced by a similar one: a page was
 * granted that very name.
 */
public final class MdnsResponder implements AutoCloseable {
  /** The most names that one responder owns. */
  public static final int MAX_NAMES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(MdnsResponder.class);

  // Deferrals and the brake together stay below it; only a defect can take longer.
  private static final Duration DECISION_LIMIT = Duration.ofSeconds(30);

  private final Claims claims;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Starts to listen on that link.
   *
   * @throws IOException when UDP port 5353 cannot be shared or the group cannot be joined
   */
  public MdnsResponder(LocalLink link) throws IOException {
    this(
        link,
        MdnsSocket::open,
        new SystemTimer("mdns-responder-" + link.networkInterface().getName()));
  }

  MdnsResponder(LocalLink link, MdnsWire.Opener opener, Timer timer) throws IOException {
    claims = new Claims(link, opener, timer, this::lost);
  }

  /**
   * Claims a host name: probes for it, announces it, and answers for it from then on. Blocks for
   * 0.75 to 1 second, two seconds longer for each time that another host probes for the name at the
   * same moment. Does nothing for a name that is owned with that port; another port replaces it.
   *
   * @param host such as {@code media-1.vod-example-com.local}
   * @param httpsPort the port of its {@code _https._tcp} SRV record
   * @throws NameConflictException when the name belongs to another
   * @throws IOException when the link is down, this responder is closed or owns {@value #MAX_NAMES}
   *     names, the name was withdrawn meanwhile, or the thread was interrupted (its flag is kept)
   * @throws IllegalArgumentException when that is no host name under {@code .local}, or no port
   */
  public void announce(String host, int httpsPort) throws NameConflictException, IOException {
    LocalHost name =
        LocalHost.parse(host)
            .orElseThrow(() -> new IllegalArgumentException("no host name under .local: " + host));
    if (httpsPort < 1 || httpsPort > 65535) {
      throw new IllegalArgumentException("no port: " + httpsPort);
    }
    if (!decided(claims.claim(name, httpsPort), name)) {
      throw new NameConflictException(name.text());
    }
  }

  /** Gives a name up and says goodbye; does nothing for a name that is not owned. */
  public void withdraw(String host) {
    LocalHost.parse(host).ifPresent(claims::withdraw);
  }

  /**
   * Hears of names that were owned and were lost to another. The name is not answered any more and
   * never renamed. Called on a thread of this responder.
   *
   * @return ends the subscription
   */
  public AutoCloseable onConflict(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Says goodbye for all names and stops listening. Idempotent, does not throw. */
  @Override
  public void close() {
    claims.close();
  }

  private boolean decided(Claim claim, LocalHost name) throws IOException {
    try {
      return claim.decided.get(DECISION_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      claims.withdraw(name);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while probing for " + name.text());
    } catch (TimeoutException e) {
      claims.withdraw(name);
      throw new IOException("probing for " + name.text() + " did not end", e);
    } catch (ExecutionException e) {
      throw new IOException("announcing " + name.text() + ": " + e.getCause().getMessage(), e);
    }
  }

  private void lost(String host) {
    for (Consumer<String> listener : listeners) {
      try {
        listener.accept(host);
      } catch (RuntimeException e) {
        LOG.error("a listener of name conflicts failed", e);
      }
    }
  }
}
