package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Looks up host names by multicast DNS on one link (RFC 6762). Thread-safe.
 *
 * <p>Only IPv4. Only answers that come from port 5353 of an address on the link are heard, and only
 * addresses on the link are believed. What was not found is not remembered.
 */
public final class MdnsResolver implements LocalNames, AutoCloseable {
  /** Names that can be asked for at the same time; more are answered with empty at once. */
  static final int MAX_LOOKUPS = 256;

  /** How long a known address waits for its port; most answers carry both. */
  static final Duration PORT_WAIT = Duration.ofMillis(300);

  private static final Logger LOG = LoggerFactory.getLogger(MdnsResolver.class);

  private final LocalLink link;
  private final Timer timer;
  private final MdnsWire wire;
  private final Object lock = new Object();
  private final HostCache cache;
  private final Map<String, Lookup> lookups = new HashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private boolean closed;

  /**
   * Starts to listen on that link.
   *
   * @throws IOException when UDP port 5353 cannot be shared or the group cannot be joined
   */
  public MdnsResolver(LocalLink link) throws IOException {
    this(
        link,
        MdnsSocket::open,
        new SystemTimer("mdns-resolver-" + link.networkInterface().getName()));
  }

  MdnsResolver(LocalLink link, MdnsWire.Opener opener, Timer timer) throws IOException {
    this.link = link;
    cache = new HostCache(link);
    this.timer = timer;
    try {
      wire = opener.open(link, this::received);
    } catch (IOException | RuntimeException e) {
      timer.close();
      throw e;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Blocks for at most {@code timeout}. A thread's interruption ends the wait with empty, the
   * interrupt flag kept.
   */
  @Override
  public Optional<HostEndpoint> resolve(String host, Duration timeout) {
    Optional<LocalHost> asked = LocalHost.parse(host);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Lookup lookup;
    synchronized (lock) {
      Optional<HostEndpoint> known = cache.endpoint(asked.get(), timer.now());
      if (known.isPresent() || closed) {
        return closed ? Optional.empty() : known;
      }
      lookup = lookups.get(asked.get().text());
      if (lookup == null) {
        if (lookups.size() >= MAX_LOOKUPS) {
          LOG.warn("too many mDNS look-ups at a time; {} is not looked up", asked.get().text());
          return Optional.empty();
        }
        lookup = new Lookup(asked.get());
        lookups.put(asked.get().text(), lookup);
        schedule(lookup, Duration.ZERO, this::ask);
      }
      lookup.waiting++;
    }
    return await(lookup, timeout);
  }

  @Override
  public void forget(String host) {
    synchronized (lock) {
      LocalHost.parse(host).ifPresent(cache::forget);
    }
  }

  @Override
  public AutoCloseable heard(Consumer<String> listener) {
    Consumer<String> entry = listener::accept; // one of its own, which can be ended once
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /** Stops listening; waiting look-ups end empty. Idempotent, does not throw. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lookups.values().forEach(lookup -> lookup.found.cancel(false));
      lookups.clear();
    }
    timer.close();
    wire.close();
  }

  private Optional<HostEndpoint> await(Lookup lookup, Duration timeout) {
    try {
      return Optional.of(lookup.found.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      synchronized (lock) {
        if (lookup.awaitsPort) {
          settle(lookup, true); // the time ran out between address and port
        }
        return Optional.ofNullable(lookup.found.getNow(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (CancellationException | ExecutionException e) {
      return Optional.empty();
    } finally {
      synchronized (lock) {
        if (--lookup.waiting == 0) {
          end(lookup);
        }
      }
    }
  }

  private void ask(Lookup lookup) {
    Message query;
    synchronized (lock) {
      if (lookup.found.isDone()) {
        return;
      }
      List<Record> questions = new ArrayList<>();
      if (!cache.hasAddress(lookup.host, timer.now())) {
        questions.add(Packets.question(lookup.host.name(), Type.A));
      }
      questions.add(Packets.question(lookup.host.service(), Type.SRV));
      query = Packets.query(questions);
      // No random delay before the first query (section 5.2 advises 20 to 120 ms): what makes many
      // machines ask at once there, a common event, is here a person at this machine.
      schedule(lookup, lookup.nextPause(), this::ask);
      settle(lookup, false);
    }
    try {
      wire.multicast(query);
    } catch (IOException e) {
      LOG.debug("asking for {}: {}", lookup.host.text(), e.getMessage());
    }
  }

  private void received(Message message, InetSocketAddress from) {
    // Section 6: an answer from another port than 5353 is none; section 11: nor is one from afar.
    if (!Packets.isResponse(message)
        || from.getPort() != MdnsSocket.PORT
        || !link.contains(from.getAddress())) {
      return;
    }
    Set<String> touched = new LinkedHashSet<>();
    synchronized (lock) {
      long now = timer.now();
      for (int section : new int[] {Section.ANSWER, Section.ADDITIONAL}) {
        for (Record record : message.getSection(section)) {
          cache.heard(record, now).ifPresent(host -> touched.add(host.text()));
        }
      }
      for (String host : touched) {
        Optional.ofNullable(lookups.get(host)).ifPresent(lookup -> settle(lookup, false));
      }
    }
    for (Consumer<String> listener : listeners) {
      touched.forEach(listener);
    }
  }

  // Holds the lock.
  private void settle(Lookup lookup, boolean portWaitOver) {
    long now = timer.now();
    if (!cache.hasAddress(lookup.host, now)) {
      return;
    }
    if (portWaitOver && !cache.hasPort(lookup.host, now)) {
      cache.assumeDefaultPort(lookup.host, now);
    }
    Optional<HostEndpoint> endpoint = cache.endpoint(lookup.host, now);
    if (endpoint.isPresent()) {
      lookup.found.complete(endpoint.get());
      end(lookup);
    } else if (!lookup.awaitsPort) {
      lookup.awaitsPort = true;
      schedule(lookup, PORT_WAIT, this::portWaitOver);
    }
  }

  private void portWaitOver(Lookup lookup) {
    synchronized (lock) {
      lookup.awaitsPort = false;
      settle(lookup, true);
    }
  }

  // Holds the lock.
  private void end(Lookup lookup) {
    lookup.stop();
    lookups.remove(lookup.host.text(), lookup);
  }

  // Holds the lock.
  private void schedule(Lookup lookup, Duration delay, Consumer<Lookup> action) {
    Future<?> task = timer.after(delay, () -> action.accept(lookup));
    lookup.owns(task);
  }
}
