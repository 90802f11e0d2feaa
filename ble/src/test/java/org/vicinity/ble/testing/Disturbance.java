package org.vicinity.ble.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.freedesktop.dbus.errors.NoReply;

/** What a test does to the fake's calls and to what is on the air. Nothing, unless told. */
public final class Disturbance {
  private final Map<String, Runnable> next = new ConcurrentHashMap<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private volatile CountDownLatch over = new CountDownLatch(1);
  private volatile UnaryOperator<List<byte[]>> written = UnaryOperator.identity();
  private volatile UnaryOperator<List<byte[]>> indicated = UnaryOperator.identity();

  /**
   * Does something before the next such call is answered: {@code Connect}, {@code resolve}, {@code
   * StartDiscovery} or {@code WriteValue}. An exception of it is the answer.
   */
  public void next(String call, Runnable action) {
    next.put(call, action);
  }

  /** Leaves the next such call without an answer; when BlueZ ends, the bus answers in its place. */
  public void hang(String call) {
    next(
        call,
        () -> {
          CountDownLatch end = over;
          hanging.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new NoReply("Message recipient disconnected from message bus without replying");
        });
  }

  /** Waits until a call hangs, which has come so far. */
  public void awaitHanging() throws InterruptedException {
    if (!hanging.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no call came");
    }
  }

  /** Changes what a write becomes on the air: lost, repeated, altered. */
  public void onWrite(UnaryOperator<List<byte[]>> change) {
    written = change;
  }

  /** Changes what an indication becomes on the air; null when nothing acknowledges it either. */
  public void onIndication(UnaryOperator<List<byte[]>> change) {
    indicated = change;
  }

  void beforeCall(String call) {
    Runnable action = next.remove(call);
    if (action != null) {
      action.run();
    }
  }

  List<byte[]> written(byte[] frame) {
    return written.apply(List.of(frame));
  }

  Optional<List<byte[]>> indicated(byte[] frame) {
    return Optional.ofNullable(indicated.apply(List.of(frame)));
  }

  /** BlueZ ends, and may start anew. */
  void end() {
    CountDownLatch ended = over;
    over = new CountDownLatch(1);
    ended.countDown();
  }
}
