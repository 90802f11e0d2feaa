package org.vicinity.ble;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.ble.radio.PeripheralRadio;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * The device's side of the Bluetooth channel: advertises the service while the device is pairable,
 * and serves a bounded number of channels. Thread-safe.
 */
public final class BlePeripheral implements AutoCloseable {
  /** How many channels may be open at a time; a further one is refused as busy. */
  public static final int MAX_CHANNELS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(BlePeripheral.class);

  private final PeripheralRadio radio;
  private final Consumer<MessageChannel> serve;
  private final FrameTimes times;
  private final Peers peers = new Peers();

  /** Guards what follows, and is taken before a link's own lock; never held in a call elsewhere. */
  private final Object lock = new Object();

  private final Set<ChannelLink> links = new LinkedHashSet<>();
  private CompletableFuture<Void> advertising;
  private boolean closed;

  /**
   * Offers the service, now or as soon as Bluetooth is on.
   *
   * @param radio closed with the peripheral
   * @param serve called for each channel on a daemon thread of its own; the channel is closed when
   *     it returns
   */
  public BlePeripheral(
      PeripheralRadio radio, BleAnnouncement announcement, Consumer<MessageChannel> serve) {
    this(radio, announcement, serve, FrameTimes.DEFAULT);
  }

  BlePeripheral(
      PeripheralRadio radio,
      BleAnnouncement announcement,
      Consumer<MessageChannel> serve,
      FrameTimes times) {
    this.radio = radio;
    this.serve = serve;
    this.times = times;
    radio.start(this::connected);
    this.advertising = radio.advertise(localName(announcement));
  }

  /** Says something new, such as that the device is pairable no more: then it is silent. */
  public void update(BleAnnouncement announcement) {
    CompletableFuture<Void> now = radio.advertise(localName(announcement));
    synchronized (lock) {
      advertising = now;
    }
  }

  /**
   * Returns what is done when the last announcement is on the air, or silence is reached. It waits
   * as long as Bluetooth is off or missing.
   */
  public CompletableFuture<Void> announced() {
    synchronized (lock) {
      return advertising.copy();
    }
  }

  private static Optional<String> localName(BleAnnouncement announcement) {
    return announcement.pairable() ? Optional.of(announcement.localName()) : Optional.empty();
  }

  private LinkListener connected(FrameLink radioLink) {
    ChannelLink link = new ChannelLink(times, peers);
    link.attach(radioLink);
    synchronized (lock) {
      links.add(link);
    }
    peers.idle(link); // a central that opens no channel has to go, too
    return link;
  }

  private final class Peers implements ChannelLink.Owner {
    @Override
    public void opening(ChannelLink link, Frame.Open open) throws ChannelException {
      if (open.version() != Frame.VERSION) {
        throw new ChannelException(ChannelError.UNSUPPORTED_VERSION, "framing " + open.version());
      }
      FrameChannel channel;
      synchronized (lock) {
        int count = links.stream().mapToInt(ChannelLink::size).sum();
        if (closed || count >= MAX_CHANNELS || isTaken(open.channel())) {
          throw new ChannelException(ChannelError.BUSY, count + " channels are open");
        }
        channel = link.create(open.channel());
      }
      Thread thread = new Thread(() -> serveAndClose(channel), "vicinity-ble-channel");
      thread.setDaemon(true);
      thread.start();
    }

    /** What goes to one central reaches all of them, so a number is used once only. */
    private boolean isTaken(int number) {
      return links.stream().anyMatch(each -> each.has(number));
    }

    @Override
    public void idle(ChannelLink link) {
      if (link.isLost()) {
        drop(link);
      } else if (link.size() == 0) {
        long before = link.created();
        Timers.after(times.idle(), () -> endIfUnused(link, before));
      }
    }

    /** Not when it is lost: the central may have connected anew, and that would be cut. */
    private void endIfUnused(ChannelLink link, long before) {
      if (link.size() == 0 && link.created() == before && !link.isLost()) {
        link.close("not used any more");
      }
    }
  }

  private void drop(ChannelLink link) {
    synchronized (lock) {
      links.remove(link);
    }
  }

  private void serveAndClose(FrameChannel channel) {
    try {
      serve.accept(channel);
    } catch (RuntimeException e) {
      LOG.warn("the device failed while it served a channel", e);
    } finally {
      channel.close();
    }
  }

  /** Stops to advertise and closes all channels. Idempotent, does not throw. */
  @Override
  public void close() {
    List<ChannelLink> ending;
    synchronized (lock) {
      closed = true;
      ending = List.copyOf(links);
    }
    ending.forEach(link -> link.close("the device program ended"));
    radio.close();
  }
}
