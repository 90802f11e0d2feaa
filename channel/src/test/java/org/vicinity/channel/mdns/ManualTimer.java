package org.vicinity.channel.mdns;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A timer whose time passes when the test says so, on the test's thread. */
final class ManualTimer implements Timer {
  private record Task(long due, long order, FutureTask<Void> action) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
  private long now;
  private long order;

  @Override
  public synchronized long now() {
    return now;
  }

  @Override
  public synchronized Future<?> after(Duration delay, Runnable action) {
    FutureTask<Void> task = new FutureTask<>(action, null);
    tasks.add(new Task(now + delay.toNanos(), order++, task));
    notifyAll();
    return task;
  }

  /** Waits until there is something to be done, now or later. */
  synchronized void awaitTask() throws InterruptedException {
    while (tasks.stream().allMatch(task -> task.action.isDone())) {
      wait();
    }
  }

  /** Lets time pass and does what is due meanwhile, in order, each at its time. */
  void advance(Duration duration) {
    long end = now() + duration.toNanos();
    for (Task next = takeDue(end); next != null; next = takeDue(end)) {
      next.action.run(); // a cancelled one does nothing
    }
  }

  private synchronized Task takeDue(long end) {
    Task first = tasks.peek();
    if (first == null || first.due > end) {
      now = end;
      return null;
    }
    now = first.due;
    return tasks.poll();
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }
}
