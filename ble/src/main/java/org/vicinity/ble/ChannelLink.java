package org.vicinity.ble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/** The channels on one link: sends one frame at a time, gives each its own. Thread-safe. */
final class ChannelLink implements LinkListener {
  /** What happens with the link itself. */
  interface Owner {
    /**
     * The peer wants a channel.
     *
     * @throws ChannelException to refuse it
     */
    void opening(ChannelLink link, Frame.Open open) throws ChannelException;

    /** The last channel is gone. The link may be lost as well. */
    void idle(ChannelLink link);
  }

  private final FrameTimes times;
  private final Owner owner;
  private final CompletableFuture<FrameLink> radio = new CompletableFuture<>();

  /** Guards what follows; never held while a channel, the owner or the radio is called. */
  private final Object lock = new Object();

  private final Map<Integer, FrameChannel> channels = new HashMap<>();
  private long created;
  private Optional<String> lost = Optional.empty();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  ChannelLink(FrameTimes times, Owner owner) {
    this.times = times;
    this.owner = owner;
  }

  /** Gives it the radio's link; called once, before anything is sent. */
  void attach(FrameLink link) {
    radio.complete(link);
  }

  int maxFrame() {
    return radio.join().maxFrame();
  }

  boolean isLost() {
    synchronized (lock) {
      return lost.isPresent();
    }
  }

  int size() {
    synchronized (lock) {
      return channels.size();
    }
  }

  /** Returns how many channels there were so far: it tells whether the link was used meanwhile. */
  long created() {
    synchronized (lock) {
      return created;
    }
  }

  boolean has(int number) {
    synchronized (lock) {
      return channels.containsKey(number);
    }
  }

  /**
   * Makes a channel.
   *
   * @throws ChannelException {@code CLOSED} when the link is lost
   */
  FrameChannel create(int number) throws ChannelException {
    FrameChannel channel = new FrameChannel(this, number, times);
    synchronized (lock) {
      if (lost.isPresent()) {
        throw closed(lost.get());
      }
      if (channels.putIfAbsent(number, channel) != null) {
        throw new IllegalStateException("channel " + number + " is there already");
      }
      created++;
    }
    return channel;
  }

  /** Sends a frame after all others. */
  CompletableFuture<Void> send(Frame frame) {
    synchronized (lock) {
      if (lost.isPresent()) {
        return CompletableFuture.failedFuture(closed(lost.get()));
      }
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> before;
    synchronized (lock) {
      before = last;
      last = done;
    }
    before.whenComplete((sent, failed) -> sendNow(frame, done));
    return done;
  }

  private void sendNow(Frame frame, CompletableFuture<Void> done) {
    synchronized (lock) {
      if (lost.isPresent()) {
        done.completeExceptionally(closed(lost.get()));
        return;
      }
    }
    radio
        .join()
        .send(frame.encode())
        .whenComplete(
            (sent, failed) -> {
              if (failed == null) {
                done.complete(null);
              } else {
                done.completeExceptionally(failed);
              }
            });
  }

  @Override
  public void received(byte[] bytes) throws ChannelException {
    Frame frame = parse(bytes);
    if (frame instanceof Frame.Open open) {
      owner.opening(this, open);
      return;
    }
    FrameChannel channel = channel(frame.channel()).orElseThrow(() -> closed("no such channel"));
    if (frame instanceof Frame.Data data) {
      channel.accept(data);
    } else {
      channel.end(new ChannelException(ChannelError.CLOSED));
    }
  }

  /** What cannot be read ends the channel that it names, as what does not fit ends it. */
  private Frame parse(byte[] bytes) throws ChannelException {
    try {
      return Frame.parse(bytes);
    } catch (ChannelException e) {
      Frame.channelOf(bytes).flatMap(this::channel).ifPresent(channel -> channel.fail(e));
      throw e;
    }
  }

  private Optional<FrameChannel> channel(int number) {
    synchronized (lock) {
      return Optional.ofNullable(channels.get(number));
    }
  }

  @Override
  public void lost(String why) {
    List<FrameChannel> ending;
    synchronized (lock) {
      if (lost.isPresent()) {
        return;
      }
      lost = Optional.of(why);
      ending = new ArrayList<>(channels.values());
    }
    ending.forEach(channel -> channel.end(closed(why)));
    owner.idle(this);
  }

  /** Takes a channel that ended off the link. */
  void remove(FrameChannel channel) {
    boolean idle;
    synchronized (lock) {
      idle = channels.remove(channel.number(), channel) && channels.isEmpty() && lost.isEmpty();
    }
    if (idle) {
      owner.idle(this);
    }
  }

  /** Disconnects; all channels end for that reason. */
  void close(String why) {
    lost(why);
    if (radio.isDone() && !radio.isCompletedExceptionally()) {
      radio.join().close();
    }
  }

  private static ChannelException closed(String why) {
    return new ChannelException(ChannelError.CLOSED, why);
  }
}
