package org.vicinity.browser.tab;

import java.awt.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JPopupMenu;
import javax.swing.ToolTipManager;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.session.SavedSession;
import org.vicinity.browser.session.SavedWindow;
import org.vicinity.browser.session.Session;

/** All windows of the browser. On the event thread, unless it says otherwise. */
public final class Windows {
  private final TabServices services;
  private final List<BrowserWindow> open = new ArrayList<>();
  private final Map<Integer, BrowserWindow> byView = new HashMap<>();
  private final CompletableFuture<Void> firstPage = new CompletableFuture<>();
  private final CompletableFuture<Void> allClosed = new CompletableFuture<>();

  /** Makes a set without windows. */
  public Windows(TabServices services) {
    this.services = services;
    // Swing's light-weight popups would be drawn behind the page, which is a window of its own.
    JPopupMenu.setDefaultLightWeightPopupEnabled(false);
    ToolTipManager.sharedInstance().setLightWeightPopupEnabled(false);
  }

  /** Opens a window on a page. */
  public void open(ViewTarget target) {
    BrowserWindow window = new BrowserWindow(this, services);
    open.add(window);
    window.open(target);
    window.setVisible(true);
  }

  /** Opens the windows of an earlier run; pages are loaded when they are looked at. */
  public void restore(SavedSession saved) {
    for (SavedWindow each : saved.windows()) {
      BrowserWindow window = new BrowserWindow(this, services);
      open.add(window);
      window.restore(each);
      window.setVisible(true);
    }
  }

  /** Opens a page in the newest window, and brings that to the front. */
  public void openTab(ViewTarget target) {
    newest()
        .ifPresentOrElse(
            window -> {
              window.open(target);
              window.toFront();
            },
            () -> open(target));
  }

  /** Shows the settings in the newest window. */
  public void showSettings() {
    newest().ifPresent(BrowserWindow::showSettings);
  }

  /** Returns the window with that view, or another one when it is gone. */
  public Optional<Window> of(int viewId) {
    return Optional.ofNullable(byView.get(viewId)).or(this::newest).map(window -> window);
  }

  private Optional<BrowserWindow> newest() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
  }

  /** Completes when the first page is there, or is known not to come; from any thread. */
  public CompletableFuture<Void> firstPage() {
    return firstPage.copy();
  }

  /** Completes when the last window was closed; from any thread. */
  public CompletableFuture<Void> allClosed() {
    return allClosed.copy();
  }

  /**
   * Takes all windows off the screen, for the browser ends; they keep their pages, which are the
   * engine's to close. What is open now comes back at the next start.
   */
  public void hide() {
    services.session().ended();
    open.forEach(window -> window.setVisible(false));
  }

  void created(int viewId, BrowserWindow window) {
    byView.put(viewId, window);
  }

  void closed(int viewId) {
    byView.remove(viewId);
  }

  void settled() {
    firstPage.complete(null);
  }

  void closed(BrowserWindow window) {
    open.remove(window);
    if (open.isEmpty()) {
      allClosed.complete(null);
    }
  }

  /** The user closes a window; with the last one the browser ends. */
  void closeByUser(BrowserWindow window) {
    if (open.size() == 1) {
      quit();
    } else {
      window.requestClose();
    }
  }

  /** Asks every page of every window to close. */
  void quit() {
    services.session().ending();
    List.copyOf(open).forEach(BrowserWindow::requestClose);
  }

  /** Something is open that was not, or the other way round. */
  void changed(Session.Change change) {
    services
        .session()
        .changed(
            change,
            new SavedSession(
                open.stream().map(BrowserWindow::saved).flatMap(Optional::stream).toList()));
  }
}
