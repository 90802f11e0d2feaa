package org.vicinity.channel.pairing;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread on which a device's pairing lives: state, limits and calls of {@link DeviceSide}.
 * It is a daemon and ends when idle, so it needs no closing. Thread-safe.
 */
final class PairingThread {
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::new);

  PairingThread() {
    executor.allowCoreThreadTimeOut(true);
  }

  /** Runs work some time later. */
  void later(Runnable work) {
    executor.execute(work);
  }

  /**
   * Runs work and waits for it. An interruption does not end the waiting, so that what the device
   * undoes is undone when this returns; the flag stays set.
   *
   * @throws IllegalStateException when called on this very thread, which would wait for itself
   */
  <T> T call(Supplier<T> work) {
    if (Thread.currentThread() instanceof Worker) {
      throw new IllegalStateException("a device side or a listener calls its pairing server back");
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    executor.execute(task);
    return result(task);
  }

  /** Runs work and waits for it, like {@link #call}. */
  void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Runs work on a thread of its own: for what is said to a browser that may not listen any more,
   * which must not hold up a pairing.
   */
  static void apart(Runnable work) {
    daemon(work, "vicinity-pairing-hang-up").start();
  }

  private static final class Worker extends Thread {
    Worker(Runnable work) {
      super(work, "vicinity-pairing");
      setDaemon(true);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T result(Future<T> task) {
    try {
      return Uninterruptibles.getUninterruptibly(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the pairing thread failed", e.getCause());
    }
  }
}
