package org.vicinity.browser;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be closed at the end, newest first, in stages: the parts of one stage are closed at
 * the same time, and a stage that does not end in time is left behind. Not thread-safe.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private record Part(String name, AutoCloseable closeable) {}

  private record Stage(Duration limit, List<Part> parts) {}

  private final Deque<Stage> stages = new ArrayDeque<>();

  /** Begins a stage, which is closed before the ones that were there already. */
  Closing stage(Duration limit) {
    stages.push(new Stage(limit, new ArrayList<>()));
    return this;
  }

  /** Adds to the newest stage. */
  <T extends AutoCloseable> T add(String name, T closeable) {
    stages.element().parts().add(new Part(name, closeable));
    return closeable;
  }

  /** Closes everything that was added; what fails is logged. */
  void close() {
    while (!stages.isEmpty()) {
      Stage stage = stages.pop();
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (Part part : stage.parts()) {
        running.add(start(part));
      }
      try {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
            .get(stage.limit().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException late) {
        LOG.warn(
            "not everything was closed in time: {}",
            stage.parts().stream().map(Part::name).toList());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static CompletableFuture<Void> start(Part part) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                part.closeable().close();
              } catch (Exception failed) {
                LOG.warn("closing the {} failed", part.name(), failed);
              } finally {
                done.complete(null);
              }
            },
            "closing-" + part.name());
    thread.setDaemon(true);
    thread.start();
    return done;
  }
}
