package org.vicinity.browser.settings;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.SwingWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;

/** Revokes grants away from the event dispatch thread, one run at a time. */
final class Revocations {
  private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

  private final Consumer<GrantId> revoke;
  private final Consumer<Boolean> onDone;
  private boolean running;

  /**
   * Makes one.
   *
   * @param onDone told, on the event dispatch thread, whether all went well
   */
  Revocations(Consumer<GrantId> revoke, Consumer<Boolean> onDone) {
    this.revoke = revoke;
    this.onDone = onDone;
  }

  boolean running() {
    return running;
  }

  /** Begins to revoke these; on the event dispatch thread, when none is running. */
  void start(List<Grant> grants) {
    running = true;
    new SwingWorker<Boolean, Void>() {
      @Override
      protected Boolean doInBackground() {
        return revokeAll(grants);
      }

      @Override
      protected void done() {
        running = false;
        onDone.accept(outcome(this));
      }
    }.execute();
  }

  private boolean revokeAll(List<Grant> grants) {
    boolean well = true;
    for (Grant grant : grants) {
      try {
        revoke.accept(grant.id());
      } catch (RuntimeException e) {
        // The others are to be revoked all the same.
        LOG.error("a grant could not be revoked", e);
        well = false;
      }
    }
    return well;
  }

  private static boolean outcome(SwingWorker<Boolean, Void> worker) {
    try {
      return worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.error("revoking failed", e);
      return false;
    }
  }
}
