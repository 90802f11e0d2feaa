package org.vicinity.channel.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * One end of a channel inside this process. What was sent before the other end closed can still be
 * received, as on TCP; what the own end closed cannot. Thread-safe.
 */
public final class MemoryChannel implements MessageChannel {
  /** How many messages may wait for a receiver; further ones make {@link #send} wait. */
  public static final int CAPACITY = 64;

  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);

  private final Pipe outgoing;
  private final Pipe incoming;

  private MemoryChannel(Pipe outgoing, Pipe incoming) {
    this.outgoing = outgoing;
    this.incoming = incoming;
  }

  /**
   * The two ends of one channel.
   *
   * @param browser the end that opens the conversation
   * @param device the end that answers
   */
  public record Pair(MemoryChannel browser, MemoryChannel device) {}

  /** Makes a channel and returns its two ends. */
  public static Pair pair() {
    Pipe toDevice = new Pipe();
    Pipe toBrowser = new Pipe();
    return new Pair(new MemoryChannel(toDevice, toBrowser), new MemoryChannel(toBrowser, toDevice));
  }

  @Override
  public void send(byte[] message) throws ChannelException {
    if (message.length > MAX_MESSAGE) {
      throw new ChannelException(ChannelError.TOO_LARGE, message.length + " bytes");
    }
    try {
      outgoing.put(message.clone(), SEND_TIMEOUT);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    try {
      return incoming.take(timeout);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public void close() {
    incoming.abandon();
    outgoing.finish();
  }

  private ChannelException interrupted() {
    close();
    Thread.currentThread().interrupt();
    return new ChannelException(ChannelError.CLOSED, "interrupted");
  }

  /** One direction: a bounded queue that its writer can finish and its reader can abandon. */
  private static final class Pipe {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private boolean finished;

    void put(byte[] message, Duration timeout) throws ChannelException, InterruptedException {
      lock.lockInterruptibly();
      try {
        long left = timeout.toNanos();
        while (!finished && messages.size() >= CAPACITY) {
          if (left <= 0) {
            throw new ChannelException(ChannelError.TIMEOUT, "the receiver does not keep up");
          }
          left = changed.awaitNanos(left);
        }
        if (finished) {
          throw new ChannelException(ChannelError.CLOSED);
        }
        messages.add(message);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    byte[] take(Duration timeout) throws ChannelException, InterruptedException {
      lock.lockInterruptibly();
      try {
        long left = nanos(timeout);
        while (messages.isEmpty()) {
          if (finished) {
            throw new ChannelException(ChannelError.CLOSED);
          }
          if (left <= 0) {
            throw new ChannelException(ChannelError.TIMEOUT);
          }
          left = changed.awaitNanos(left);
        }
        byte[] message = messages.remove();
        changed.signalAll();
        return message;
      } finally {
        lock.unlock();
      }
    }

    void finish() {
      lock.lock();
      try {
        finished = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void abandon() {
      lock.lock();
      try {
        messages.clear();
        finished = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private static long nanos(Duration timeout) {
      long longest = Long.MAX_VALUE / 2;
      return timeout.compareTo(Duration.ofNanos(longest)) >= 0
          ? longest
          : TimeUnit.NANOSECONDS.convert(timeout);
    }
  }
}
