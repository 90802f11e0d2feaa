package org.vicinity.bridge;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A window that keeps what it is told; and a user who can cancel in it. */
final class RecordingProgress implements ExchangeProgress {
  final BlockingQueue<Phase> phases = new LinkedBlockingQueue<>();
  final BlockingQueue<ExchangeEnd> ends = new LinkedBlockingQueue<>();
  final CompletableFuture<Runnable> cancel = new CompletableFuture<>();

  /** What the user does in a phase. */
  volatile Consumer<Phase> user = phase -> {};

  @Override
  public void began(Runnable how) {
    cancel.complete(how);
  }

  @Override
  public void at(Phase phase) {
    phases.add(phase);
    user.accept(phase);
  }

  @Override
  public void ended(ExchangeEnd end) {
    ends.add(end);
  }

  /** The user cancels. */
  void cancel() {
    cancel.join().run();
  }
}
