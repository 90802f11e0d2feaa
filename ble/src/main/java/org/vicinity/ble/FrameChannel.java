package org.vicinity.ble;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.vicinity.ble.frame.Fragmenter;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.frame.Reassembler;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * One end of a channel on a link: whole messages, one fragment under way at a time, every wait
 * bounded. What came before the peer closed can still be received. Thread-safe.
 */
final class FrameChannel implements MessageChannel {
  /** How many messages may wait for a receiver; one more ends the channel. */
  static final int CAPACITY = 64;

  private final ChannelLink link;
  private final int number;
  private final FrameTimes times;
  private final Fragmenter fragmenter;
  private final CompletableFuture<ChannelException> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

  /** Held by the one sender. */
  private final Lock sending = new ReentrantLock();

  /** Guards what follows; never held while the link is called. */
  private final Lock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> inbox = new ArrayDeque<>();
  private final Reassembler reassembler;
  private Optional<Future<?>> watchdog = Optional.empty();
  private long messageBegan;

  FrameChannel(ChannelLink link, int number, FrameTimes times) {
    this.link = link;
    this.number = number;
    this.times = times;
    this.fragmenter = new Fragmenter(number);
    this.reassembler = new Reassembler();
  }

  int number() {
    return number;
  }

  @Override
  public void send(byte[] message) throws ChannelException {
    try {
      sending.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      long deadline = System.nanoTime() + times.message().toNanos();
      for (Frame.Data fragment : fragmenter.next(message, link.maxFrame())) {
        if (ended.isDone()) {
          throw again(ended.join());
        }
        long left = deadline - System.nanoTime();
        await(link.send(fragment), Math.min(left, times.frame().toNanos()));
      }
    } finally {
      sending.unlock();
    }
  }

  /**
   * Waits until the peer has a frame; a channel that lost one has no future. A peer that closes
   * meanwhile has still to acknowledge it: who sends learns whether the peer took it.
   */
  private void await(CompletableFuture<Void> acknowledged, long nanos) throws ChannelException {
    try {
      CompletableFuture.anyOf(acknowledged, abandoned).get(nanos, TimeUnit.NANOSECONDS);
      if (!acknowledged.isDone()) {
        throw again(ended.join());
      }
    } catch (ExecutionException e) {
      ChannelException failure = Failures.of(e);
      end(failure);
      throw again(failure);
    } catch (TimeoutException e) {
      // The frame may still arrive, and nothing can be sent before it: the link is of no more use.
      ChannelException failure = new ChannelException(ChannelError.TIMEOUT, "not acknowledged");
      end(failure);
      link.close("the other side does not answer");
      throw failure;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    try {
      lock.lockInterruptibly();
      try {
        long left = Failures.nanos(timeout);
        while (inbox.isEmpty()) {
          if (ended.isDone()) {
            throw again(ended.join());
          }
          if (left <= 0) {
            throw new ChannelException(ChannelError.TIMEOUT);
          }
          left = changed.awaitNanos(left);
        }
        return inbox.remove();
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Takes a fragment from the peer.
   *
   * @throws ChannelException the channel ended, because of this fragment or before
   */
  void accept(Frame.Data fragment) throws ChannelException {
    try {
      lock.lock();
      try {
        if (ended.isDone()) {
          throw again(ended.join());
        }
        if (!reassembler.isInMessage()) {
          messageBegan = System.nanoTime();
        }
        Optional<byte[]> message = reassembler.accept(fragment);
        if (message.isPresent() && inbox.size() >= CAPACITY) {
          throw new ChannelException(ChannelError.TOO_LARGE, "too many messages at once");
        }
        message.ifPresent(inbox::add);
        changed.signalAll();
        watch();
      } finally {
        lock.unlock();
      }
    } catch (ChannelException e) {
      fail(e);
      throw e;
    }
  }

  /** Sets the time limit of the next fragment, if one must come. */
  private void watch() {
    watchdog.ifPresent(running -> running.cancel(false));
    watchdog = Optional.empty();
    if (reassembler.isInMessage()) {
      Duration spent = Duration.ofNanos(System.nanoTime() - messageBegan);
      Duration left = times.message().minus(spent);
      Duration limit = left.compareTo(times.frame()) < 0 ? left : times.frame();
      watchdog =
          Optional.of(
              Timers.after(
                  limit,
                  () -> fail(new ChannelException(ChannelError.TIMEOUT, "half a message came"))));
    }
  }

  /** Ends the channel and tells the peer. */
  void fail(ChannelException why) {
    if (end(why)) {
      link.send(new Frame.Close(number));
    }
  }

  /**
   * Ends the channel; what was received stays.
   *
   * @return whether it was open
   */
  boolean end(ChannelException why) {
    boolean first;
    lock.lock();
    try {
      first = ended.complete(why);
      watchdog.ifPresent(running -> running.cancel(false));
      watchdog = Optional.empty();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    link.remove(this);
    return first;
  }

  @Override
  public void close() {
    fail(new ChannelException(ChannelError.CLOSED));
    abandoned.complete(null);
    lock.lock();
    try {
      inbox.clear();
    } finally {
      lock.unlock();
    }
  }

  private ChannelException interrupted() {
    close();
    Thread.currentThread().interrupt();
    return new ChannelException(ChannelError.CLOSED, "interrupted");
  }

  /** A stack trace of the caller's own, the first one as its cause. */
  private static ChannelException again(ChannelException first) {
    return new ChannelException(first.error(), first);
  }
}
