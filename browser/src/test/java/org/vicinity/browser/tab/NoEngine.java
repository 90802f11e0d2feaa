package org.vicinity.browser.tab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.engine.EngineControls;
import org.vicinity.browser.engine.EngineDownloads;
import org.vicinity.browser.engine.ViewListener;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.theme.Scheme;

/** An engine whose pages are empty and there at once: what a window needs around them. */
final class NoEngine implements Engine {
  private final AtomicReference<Consumer<Download>> downloads = new AtomicReference<>();
  private final EngineDownloads fetching = new NoDownloads(downloads::set);
  private final List<NoView> views = new ArrayList<>();
  private final List<ViewListener> listeners = new ArrayList<>();

  /** Returns the views in the order in which they were opened. */
  List<NoView> views() {
    return views;
  }

  /** Returns who is told of those views. */
  List<ViewListener> listeners() {
    return listeners;
  }

  /** Tells of a download. */
  void tell(Download download) {
    downloads.get().accept(download);
  }

  @Override
  public BrowserView open(ViewTarget target, ViewListener listener) {
    NoView view = new NoView(listener::closed);
    views.add(view);
    listeners.add(listener);
    SwingUtilities.invokeLater(
        () -> {
          listener.address(target.url());
          listener.committed(target.url());
          listener.title("page " + target.url());
          listener.loading(false, true, true);
        });
    return view;
  }

  @Override
  public EngineControls controls() {
    throw new UnsupportedOperationException("windows have nothing to do with it");
  }

  @Override
  public EngineDownloads downloads() {
    return fetching;
  }

  @Override
  public CompletableFuture<Void> prefer(Scheme scheme) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close(Duration limit) {}
}
