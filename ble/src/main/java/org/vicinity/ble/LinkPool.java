package org.vicinity.ble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.CentralRadio;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * The central's links, one per device: channels to the same device share one, and it is kept for a
 * moment after the last one closed. Thread-safe.
 */
final class LinkPool implements ChannelLink.Owner, AutoCloseable {
  private final CentralRadio radio;
  private final FrameTimes times;

  /** Guards what follows; never held while the radio or a link is called. */
  private final Object lock = new Object();

  private final Map<String, Pooled> links = new HashMap<>();
  private boolean closed;

  /** A link that is there or in the making, and how many callers wait for it or use it. */
  private static final class Pooled {
    final String address;
    final CompletableFuture<ChannelLink> ready = new CompletableFuture<>();
    CompletableFuture<FrameLink> connecting = new CompletableFuture<>();
    int waiting;

    Pooled(String address) {
      this.address = address;
    }
  }

  LinkPool(CentralRadio radio, FrameTimes times) {
    this.radio = radio;
    this.times = times;
  }

  /** A caller's claim on a link; release it whatever came of it. */
  final class Claim implements AutoCloseable {
    private final Pooled pooled;

    private Claim(Pooled pooled) {
      this.pooled = pooled;
    }

    /** Returns the link when it is there. */
    CompletableFuture<ChannelLink> link() {
      return pooled.ready;
    }

    /** Gives the claim back. A link that nobody uses or waits for goes soon. */
    @Override
    public void close() {
      boolean abandon;
      synchronized (lock) {
        pooled.waiting--;
        abandon =
            pooled.waiting == 0 && !pooled.ready.isDone() && links.remove(pooled.address, pooled);
      }
      if (abandon) {
        pooled.connecting.cancel(true);
      } else if (pooled.ready.isDone() && !pooled.ready.isCompletedExceptionally()) {
        idle(pooled.ready.join());
      }
    }
  }

  /**
   * Claims the link to a device; begins to connect if there is none.
   *
   * @throws ChannelException {@code CLOSED} when the transport is closed
   */
  Claim claim(String address) throws ChannelException {
    Pooled pooled;
    boolean begin;
    synchronized (lock) {
      if (closed) {
        throw new ChannelException(ChannelError.CLOSED, "the transport is closed");
      }
      begin = !links.containsKey(address);
      pooled = links.computeIfAbsent(address, Pooled::new);
      pooled.waiting++;
    }
    if (begin) {
      connect(pooled);
    }
    return new Claim(pooled);
  }

  private void connect(Pooled pooled) {
    ChannelLink link = new ChannelLink(times, this);
    CompletableFuture<FrameLink> connecting = radio.connect(pooled.address, link);
    synchronized (lock) {
      pooled.connecting = connecting;
    }
    connecting.whenComplete(
        (made, failed) -> {
          if (failed == null) {
            link.attach(made);
            pooled.ready.complete(link);
          } else {
            forget(pooled);
            pooled.ready.completeExceptionally(
                failed instanceof CancellationException
                    ? new ChannelException(ChannelError.CLOSED, "given up")
                    : failed);
          }
        });
  }

  private void forget(Pooled pooled) {
    synchronized (lock) {
      links.remove(pooled.address, pooled);
    }
  }

  /** A device does not open channels to us. */
  @Override
  public void opening(ChannelLink link, Frame.Open open) throws ChannelException {
    throw new ChannelException(ChannelError.OUT_OF_ORDER, "a device opened a channel");
  }

  @Override
  public void idle(ChannelLink link) {
    if (link.isLost()) {
      drop(link, true);
    } else if (link.size() == 0) {
      Timers.after(times.linger(), () -> drop(link, false));
    }
  }

  private void drop(ChannelLink link, boolean lost) {
    synchronized (lock) {
      boolean gone =
          links
              .values()
              .removeIf(
                  pooled ->
                      pooled.ready.isDone()
                          && !pooled.ready.isCompletedExceptionally()
                          && pooled.ready.join() == link
                          && (lost || pooled.waiting == 0 && link.size() == 0));
      if (!gone) {
        return;
      }
    }
    link.close("not used any more");
  }

  @Override
  public void close() {
    List<Pooled> ending;
    synchronized (lock) {
      closed = true;
      ending = List.copyOf(links.values());
      links.clear();
    }
    for (Pooled pooled : ending) {
      pooled.connecting.cancel(true);
      pooled.ready.thenAccept(link -> link.close("the transport is closed"));
    }
  }
}
