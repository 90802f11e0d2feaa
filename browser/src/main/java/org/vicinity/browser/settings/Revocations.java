package org.vicinity.browser.settings;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.SwingWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;

/** Revokes and restores grants away from the event dispatch thread, one run at a time. */
final class Revocations {
  private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

  private final Revoking revoking;
  private boolean running;

  /** How a run ended; told on the event dispatch thread. */
  record Outcome(List<Grant> grants, boolean well) {}

  Revocations(Revoking revoking) {
    this.revoking = revoking;
  }

  boolean running() {
    return running;
  }

  /** Begins to revoke these; on the event dispatch thread, when none is running. */
  void revoke(List<Grant> grants, Consumer<Outcome> onDone) {
    start(
        grants,
        () -> {
          revoking.revoke(ids(grants));
          return true;
        },
        onDone);
  }

  /** Begins to restore these; well means that all of them are back. */
  void restore(List<Grant> grants, Consumer<Outcome> onDone) {
    start(grants, () -> revoking.restore(ids(grants)) == grants.size(), onDone);
  }

  private void start(List<Grant> grants, Supplier<Boolean> work, Consumer<Outcome> onDone) {
    running = true;
    new SwingWorker<Boolean, Void>() {
      @Override
      protected Boolean doInBackground() {
        return work.get();
      }

      @Override
      protected void done() {
        running = false;
        onDone.accept(new Outcome(grants, outcome(this)));
      }
    }.execute();
  }

  private static List<GrantId> ids(List<Grant> grants) {
    return grants.stream().map(Grant::id).toList();
  }

  private static boolean outcome(SwingWorker<Boolean, Void> worker) {
    try {
      return worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.error("revoking or restoring failed", e);
      return false;
    }
  }
}
