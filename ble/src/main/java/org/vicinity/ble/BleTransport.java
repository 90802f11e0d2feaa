package org.vicinity.ble;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.CentralRadio;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;

/**
 * Finds and opens devices over Bluetooth Low Energy. Search events come on one daemon thread.
 * Thread-safe.
 */
public final class BleTransport implements NearFieldTransport {
  /** Its {@link #name()}. */
  public static final String NAME = "ble";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CHANNELS = 1 << 16;

  private final CentralRadio radio;
  private final LinkPool links;
  private final ExecutorService events =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "vicinity-ble-events");
            thread.setDaemon(true);
            return thread;
          });

  /** Takes the radio over: it is closed with the transport. */
  public BleTransport(CentralRadio radio) {
    this(radio, FrameTimes.DEFAULT);
  }

  BleTransport(CentralRadio radio, FrameTimes times) {
    this.radio = radio;
    this.links = new LinkPool(radio, times);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Discovery discover(DiscoveryListener listener) {
    BleSearch search = new BleSearch(listener, events);
    search.begin(radio);
    return search;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ChannelException also {@code BUSY} when the device has no channel to spare, {@code
   *     UNSUPPORTED_VERSION} when it speaks another framing
   */
  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    long deadline = System.nanoTime() + Failures.nanos(timeout);
    try (LinkPool.Claim claim = links.claim(device.address())) {
      ChannelLink link = await(claim.link(), deadline);
      FrameChannel channel = link.create(RANDOM.nextInt(CHANNELS));
      boolean open = false;
      try {
        await(link.send(new Frame.Open(Frame.VERSION, channel.number())), deadline);
        open = true;
        return channel;
      } finally {
        if (!open) {
          channel.close();
        }
      }
    }
  }

  private static <T> T await(CompletableFuture<T> awaited, long deadline) throws ChannelException {
    try {
      return awaited.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    } catch (TimeoutException e) {
      throw new ChannelException(ChannelError.TIMEOUT, "no connection over Bluetooth");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChannelException(ChannelError.CLOSED, "interrupted");
    }
  }

  @Override
  public void close() {
    links.close();
    radio.close();
    events.shutdown();
  }
}
