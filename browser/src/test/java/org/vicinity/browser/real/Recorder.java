package org.vicinity.browser.real;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.OpenedView;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewListener;
import org.vicinity.browser.engine.ViewTarget;

/** A listener that tests can wait on. */
public final class Recorder implements ViewListener {
  private static final int SECONDS = 60;

  public final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
  public final BlockingQueue<LoadFailure> failures = new LinkedBlockingQueue<>();
  public final BlockingQueue<ViewTarget> popups = new LinkedBlockingQueue<>();

  /** The windows that the page has opened and can reach, and what they were to show. */
  public final BlockingQueue<EngineScene.Tab> tabs = new LinkedBlockingQueue<>();

  public final BlockingQueue<ViewTarget> targets = new LinkedBlockingQueue<>();
  public final BlockingQueue<PageDialog> dialogs = new LinkedBlockingQueue<>();
  public final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

  /** Whatever comes of a navigation: a page, a failure or a popup. */
  public final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

  private volatile String url = "";
  private volatile boolean refusing;

  /** Waits for the next element. */
  public static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T element = queue.poll(SECONDS, TimeUnit.SECONDS);
    if (element == null) {
      throw new AssertionError("nothing happened for " + SECONDS + " seconds");
    }
    return element;
  }

  /** From now on nobody takes the windows that the page opens. */
  public void refuseWindows() {
    refusing = true;
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
      // Last, so that who has waited for it finds this outcome too and can clear it away.
      outcomes.add("loaded " + url);
      loaded.add(url);
    }
  }

  @Override
  public void failed(LoadFailure failure) {
    failures.add(failure);
    outcomes.add("failed " + failure.url());
  }

  @Override
  public void popup(ViewTarget target) {
    popups.add(target);
    outcomes.add("popup");
  }

  /** Takes it into a window of its own. */
  @Override
  public void opened(OpenedView opened) {
    if (refusing) {
      return;
    }
    Recorder events = new Recorder();
    targets.add(opened.target());
    tabs.add(EngineScene.Tab.of(opened.take(events), events));
    outcomes.add("popup");
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
