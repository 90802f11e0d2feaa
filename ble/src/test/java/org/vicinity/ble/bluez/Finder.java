package org.vicinity.ble.bluez;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;

/** Keeps what a search tells, in order. */
final class Finder implements DiscoveryListener {
  /** One event. */
  sealed interface Event {
    record Seen(DiscoveredDevice device) implements Event {}

    record Lost(DiscoveredDevice device) implements Event {}

    record Status(TransportStatus status) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  @Override
  public void seen(DiscoveredDevice device) {
    events.add(new Event.Seen(device));
  }

  @Override
  public void lost(DiscoveredDevice device) {
    events.add(new Event.Lost(device));
  }

  @Override
  public void status(TransportStatus status) {
    events.add(new Event.Status(status));
  }

  /** Waits for the next event of a kind that fits; skips all others. */
  <T extends Event> T await(Class<T> type, Predicate<T> fits) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(event).as("no %s in time", type.getSimpleName()).isNotNull();
      if (type.isInstance(event) && fits.test(type.cast(event))) {
        return type.cast(event);
      }
    }
  }

  /**
   * Returns the events of these kinds that came before the next device is seen with another signal.
   */
  List<Event> before(Predicate<Event.Seen> end, Set<Class<? extends Event>> kinds)
      throws InterruptedException {
    List<Event> found = new ArrayList<>();
    while (true) {
      Event event = events.poll(30, TimeUnit.SECONDS);
      assertThat(event).as("nothing came").isNotNull();
      if (kinds.contains(event.getClass())) {
        found.add(event);
      } else if (event instanceof Event.Seen seen && end.test(seen)) {
        return found;
      }
    }
  }

  /** Searches until a device with a type is there. */
  DiscoveredDevice find(NearFieldTransport transport) throws InterruptedException {
    NearFieldTransport.Discovery search = transport.discover(this);
    try {
      return await(Event.Seen.class, seen -> seen.device().type().equals("media-cache")).device();
    } finally {
      search.close();
    }
  }
}
