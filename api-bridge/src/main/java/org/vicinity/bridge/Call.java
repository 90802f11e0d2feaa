package org.vicinity.bridge;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.Replies;

/**
 * One query of a page, settled exactly once: resolved, rejected, or abandoned when nobody waits for
 * it any more. Thread-safe; the page's reply and the hooks are called outside the lock.
 */
final class Call {
  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  private final long queryId;
  private final PageReply reply;
  private final List<Runnable> onEnd = new ArrayList<>();
  private final List<Runnable> onCancel = new ArrayList<>();
  private boolean settled;

  Call(long queryId, PageReply reply) {
    this.queryId = queryId;
    this.reply = reply;
  }

  long queryId() {
    return queryId;
  }

  synchronized boolean isSettled() {
    return settled;
  }

  /** Runs the hook once, after the call was settled in whichever way; at once if it is. */
  void whenEnded(Runnable hook) {
    addOrRun(onEnd, hook);
  }

  /** Runs the hook once if the call ends before it was resolved or rejected by its own work. */
  void whenCancelled(Runnable hook) {
    addOrRun(onCancel, hook);
  }

  private void addOrRun(List<Runnable> hooks, Runnable hook) {
    synchronized (this) {
      if (!settled) {
        hooks.add(hook);
        return;
      }
    }
    hook.run();
  }

  /** Returns false when the call was settled before. */
  boolean resolve(String json) {
    return settle(() -> reply.success(json), false);
  }

  /** Returns false when the call was settled before. */
  boolean reject(ApiFailure failure) {
    return settle(() -> reply.failure(Replies.failure(failure)), false);
  }

  /** The document went away: rejects, in case somebody still listens, and stops the work. */
  void cancel(ApiFailure failure) {
    settle(() -> reply.failure(Replies.failure(failure)), true);
  }

  /** The engine said that nobody waits for the answer: stops the work, says nothing. */
  void abandon() {
    settle(() -> {}, true);
  }

  private boolean settle(Runnable answer, boolean cancelled) {
    List<Runnable> hooks = new ArrayList<>();
    synchronized (this) {
      if (settled) {
        return false;
      }
      settled = true;
      if (cancelled) {
        hooks.addAll(onCancel);
      }
      hooks.addAll(onEnd);
    }
    try {
      // First what the call held, so that the page's next call finds it free.
      hooks.forEach(Runnable::run);
    } finally {
      answer(answer);
    }
    return true;
  }

  private static void answer(Runnable answer) {
    try {
      answer.run();
    } catch (RuntimeException e) {
      LOG.warn("the engine did not take an answer", e);
    }
  }
}
