package org.vicinity.browser.real;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewListener;
import org.vicinity.browser.engine.ViewTarget;

/** A listener that tests can wait on. */
final class Recorder implements ViewListener {
  private static final int SECONDS = 60;

  final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
  final BlockingQueue<LoadFailure> failures = new LinkedBlockingQueue<>();
  final BlockingQueue<ViewTarget> popups = new LinkedBlockingQueue<>();
  final BlockingQueue<PageDialog> dialogs = new LinkedBlockingQueue<>();
  final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
  private volatile String url = "";

  /** Waits for the next element. */
  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T element = queue.poll(SECONDS, TimeUnit.SECONDS);
    if (element == null) {
      throw new AssertionError("nothing happened for " + SECONDS + " seconds");
    }
    return element;
  }

  @Override
  public void title(String title) {}

  @Override
  public void address(String now) {
    url = now;
  }

  @Override
  public void loading(boolean now, boolean canGoBack, boolean canGoForward) {
    if (!now) {
      loaded.add(url);
    }
  }

  @Override
  public void failed(LoadFailure failure) {
    failures.add(failure);
  }

  @Override
  public void popup(ViewTarget target) {
    popups.add(target);
  }

  @Override
  public void dialog(PageDialog dialog) {
    dialogs.add(dialog);
  }

  @Override
  public void shortcut(Shortcut shortcut) {}

  @Override
  public void gotFocus() {}

  @Override
  public void closed() {
    closed.add(url);
  }
}
