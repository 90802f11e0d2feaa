package org.vicinity.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.swing.SwingUtilities;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.instance.Handover;
import org.vicinity.browser.session.SavedSession;
import org.vicinity.browser.tab.AddressText;
import org.vicinity.browser.tab.StartPage;
import org.vicinity.browser.tab.TabServices;
import org.vicinity.browser.tab.Windows;

/**
 * The windows of this browser: those of the last session, the first page, and what later starts
 * hand over. Any thread but the event thread, unless it says otherwise.
 */
final class Desk {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(60);
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final CompletableFuture<Windows> opened = new CompletableFuture<>();

  /**
   * Opens the windows and returns when the first page is there, or is known not to come.
   *
   * @throws StartException when no window can be opened
   */
  void open(Options options, TabServices services) throws StartException {
    SavedSession before = services.session().before();
    SwingUtilities.invokeLater(
        () -> {
          try {
            opened.complete(open(options, before, services));
          } catch (RuntimeException failed) {
            opened.completeExceptionally(failed);
          }
        });
    try {
      Windows windows = opened.get();
      // A page behind the settings is loaded when it is looked at.
      if (!options.settings()) {
        windows.firstPage().completeOnTimeout(null, PAGE_LIMIT.toSeconds(), TimeUnit.SECONDS).get();
      }
    } catch (ExecutionException failed) {
      throw new StartException(
          ExitCode.FAILED, "the window could not be opened: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartException(ExitCode.FAILED, "interrupted while starting");
    }
  }

  private static Windows open(Options options, SavedSession before, TabServices services) {
    Windows windows = new Windows(services);
    windows.restore(before);
    // Nobody wants an empty tab beside the pages of before.
    if (before.windows().isEmpty() || !options.url().equals(StartPage.URL)) {
      windows.openTab(ViewTarget.byUser(options.url()));
    }
    if (options.settings()) {
      windows.showSettings();
    }
    return windows;
  }

  /** Takes what a later start wants; false when it wants no address. Waits for the windows. */
  boolean take(Handover wish) {
    Optional<String> url =
        wish.url().isEmpty() ? Optional.of(StartPage.URL) : AddressText.url(wish.url());
    if (url.isEmpty()) {
      return false;
    }
    try {
      Windows windows = opened.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      SwingUtilities.invokeLater(() -> show(windows, wish, url.get()));
      return true;
    } catch (ExecutionException | TimeoutException notStarted) {
      return false;
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void show(Windows windows, Handover wish, String url) {
    if (wish.settings()) {
      windows.showSettings();
    } else if (wish.url().isEmpty()) {
      windows.open(ViewTarget.byUser(url));
    } else {
      windows.openTab(ViewTarget.byUser(url));
    }
  }

  /** Returns the windows, once they are there; any thread. */
  Optional<Windows> windows() {
    return opened.isDone() && !opened.isCompletedExceptionally()
        ? Optional.of(opened.join())
        : Optional.empty();
  }
}
