package org.vicinity.browser.tab;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.Edit;
import org.vicinity.browser.engine.Matches;

/** A page that shows nothing, and counts what it is asked to do. On the event thread. */
final class NoView implements BrowserView {
  private final JPanel component = new JPanel();
  private final Runnable closing;
  private boolean hasKeyboard;
  private int reloads;

  NoView() {
    this(() -> {});
  }

  /**
   * Makes one.
   *
   * @param closing told that it is to close
   */
  NoView(Runnable closing) {
    this.closing = closing;
  }

  boolean hasKeyboard() {
    return hasKeyboard;
  }

  int reloads() {
    return reloads;
  }

  @Override
  public void begin() {}

  @Override
  public Component component() {
    return component;
  }

  @Override
  public OptionalInt id() {
    return OptionalInt.empty();
  }

  @Override
  public void load(String url) {}

  @Override
  public void back() {}

  @Override
  public void forward() {}

  @Override
  public void reload(boolean cache) {
    reloads++;
  }

  @Override
  public void stop() {}

  @Override
  public void focus(boolean page) {
    if (page) {
      // As the engine's window does when it gets the keyboard.
      KeyboardFocusManager.getCurrentKeyboardFocusManager().clearGlobalFocusOwner();
    }
    hasKeyboard = page;
  }

  @Override
  public void zoom(int percent) {}

  @Override
  public void find(String text, boolean forward) {}

  @Override
  public void stopFinding() {}

  @Override
  public CompletableFuture<Matches> count(String text) {
    return CompletableFuture.completedFuture(new Matches(3, true));
  }

  @Override
  public void developerTools() {}

  @Override
  public CompletableFuture<Void> print(Path file) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void edit(Edit edit) {}

  @Override
  public void requestClose() {
    SwingUtilities.invokeLater(closing);
  }

  @Override
  public void close() {
    SwingUtilities.invokeLater(closing);
  }
}
