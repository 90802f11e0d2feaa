package org.vicinity.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

/** Looks names up on several networks at once; the first answer counts. */
final class AllNames implements LocalNames, AutoCloseable {
  private final List<? extends LocalNames> all;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "names");
            thread.setDaemon(true);
            return thread;
          });

  AllNames(List<? extends LocalNames> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public Optional<HostEndpoint> resolve(String host, Duration timeout) {
    if (all.size() == 1) {
      return all.get(0).resolve(host, timeout);
    }
    ExecutorCompletionService<Optional<HostEndpoint>> answers =
        new ExecutorCompletionService<>(threads);
    List<Future<Optional<HostEndpoint>>> asked = new ArrayList<>();
    for (LocalNames names : all) {
      asked.add(answers.submit(() -> names.resolve(host, timeout)));
    }
    try {
      for (int i = 0; i < asked.size(); i++) {
        Optional<HostEndpoint> answer = answers.take().get();
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a look-up failed", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      asked.forEach(answer -> answer.cancel(true));
    }
  }

  @Override
  public void forget(String host) {
    all.forEach(names -> names.forget(host));
  }

  @Override
  public AutoCloseable heard(Consumer<String> listener) {
    List<AutoCloseable> each = new ArrayList<>();
    all.forEach(names -> each.add(names.heard(listener)));
    return () -> {
      for (AutoCloseable one : each) {
        one.close();
      }
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
