package org.vicinity.channel.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/** The browser's end of a channel with somebody in the middle. For one thread. */
public final class InterferingChannel implements MessageChannel {
  private final MessageChannel real;
  private final List<byte[]> sent = new CopyOnWriteArrayList<>();
  private final Queue<byte[]> arrived = new ArrayDeque<>();
  private Function<byte[], List<byte[]>> outgoing = List::of;
  private Function<byte[], List<byte[]>> incoming = List::of;

  /** Wraps a channel; nothing happens to its messages yet. */
  public InterferingChannel(MessageChannel real) {
    this.real = real;
  }

  /** Sends what the function makes of each message that the browser sends. */
  public void onSend(Function<byte[], List<byte[]>> change) {
    outgoing = change;
  }

  /** Delivers what the function makes of each message that the device sends. */
  public void onReceive(Function<byte[], List<byte[]>> change) {
    incoming = change;
  }

  /** Returns what was sent so far, as the device saw it. */
  public List<byte[]> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void send(byte[] message) throws ChannelException {
    for (byte[] each : outgoing.apply(message)) {
      sent.add(each);
      real.send(each);
    }
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    while (arrived.isEmpty()) {
      arrived.addAll(incoming.apply(real.receive(timeout)));
    }
    return arrived.remove();
  }

  @Override
  public void close() {
    real.close();
  }
}
