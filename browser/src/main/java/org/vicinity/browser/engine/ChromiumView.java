package org.vicinity.browser.engine;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.callback.CefPdfPrintCallback;
import org.cef.misc.CefPdfPrintSettings;

/** A view on JCEF's browser. The engine's callbacks reach the listener through {@link #tell}. */
final class ChromiumView implements BrowserView {
  private final CefBrowser browser;
  private final NavigationTracker tracker;
  private volatile PopupAllowance popups = PopupAllowance.ofPages(System::nanoTime);
  private final PopupAllowance linksAside = PopupAllowance.ofUsers(System::nanoTime);
  private final Runnable forget;
  private volatile WindowFamily family;
  private volatile int id = -1;
  private volatile boolean closed;
  private volatile boolean fullscreen;

  /** Guards the engine's browser against being let go of while it is told something. */
  private final Object life = new Object();

  /** By {@link #life}. */
  private boolean ended;

  private volatile boolean shown;

  /** On the event thread only. */
  private ViewListener listener;

  /** On the event thread only. */
  private boolean closeWhenCreated;

  /** On the event thread only. */
  private boolean developerTools;

  /**
   * Makes one.
   *
   * @param forget called when it is closed before the engine has made it
   */
  ChromiumView(CefBrowser browser, ViewTarget target, ViewListener listener, Runnable forget) {
    this.browser = browser;
    this.forget = forget;
    this.listener = listener;
    this.family = new WindowFamily();
    family.joins(this, "");
    this.tracker = new NavigationTracker(target.opener(), () -> family.asking());
    // JCEF's component moves the keyboard whenever AWT offers it some; the shell does that itself.
    browser.getUIComponent().setFocusable(false);
    browser
        .getUIComponent()
        .addHierarchyListener(event -> shown = shown || browser.getUIComponent().isShowing());
  }

  /**
   * Makes one for a window that a page will open, which nobody listens to yet. On the event thread.
   */
  static ChromiumView spare(CefBrowser browser, JcefAccess jcef) {
    ChromiumView view =
        new ChromiumView(browser, ViewTarget.byUser("about:blank"), new Unseen(), () -> {});
    jcef.embedsLater(browser);
    EmbeddedWindow.keepShown(browser.getUIComponent(), () -> UiThread.run(() -> view.embed(jcef)));
    return view;
  }

  private boolean embed(JcefAccess jcef) {
    return order(jcef::embed);
  }

  /**
   * The engine has made the window that a page opened.
   *
   * @param document the URL of the document that opened it
   */
  void openedBy(String document, ChromiumView opener) {
    id = browser.getIdentifier();
    tracker.openedBy(document);
    popups = opener.popups;
    family = opener.family;
    family.joins(this, document);
  }

  CefBrowser browser() {
    return browser;
  }

  /** Who listens from now on. On the event thread. */
  void listener(ViewListener taker) {
    listener = taker;
  }

  /** Offers a window that this view's page has opened; closes it when nobody takes it. */
  void offer(OpenedView opened, ChromiumView view) {
    SwingUtilities.invokeLater(
        () -> {
          try {
            if (!closed) {
              listener.opened(opened);
            }
          } finally {
            if (!view.browser.getUIComponent().isDisplayable()) {
              view.close();
            }
          }
        });
  }

  /** Returns the windows that can reach this one. */
  WindowFamily family() {
    return family;
  }

  /** A document, or a frame of it, is there. */
  void shows(String url, boolean whole) {
    if (whole) {
      family.startsAnew(this);
    }
    family.shows(this, url);
  }

  /** No other window can reach this one. */
  void leaveFamily() {
    WindowFamily own = new WindowFamily();
    own.joins(this, "");
    family.leaves(this).forEach(url -> own.shows(this, url));
    family = own;
  }

  /** Whether the engine may have been asked for it and has not made it yet. */
  boolean isBeingMade() {
    return shown && id < 0;
  }

  NavigationTracker tracker() {
    return tracker;
  }

  /** A page that fills its tab gives it back when the user presses Escape. */
  void fullscreen(boolean on) {
    fullscreen = on;
  }

  boolean leavesFullscreen() {
    if (fullscreen) {
      order(b -> b.executeJavaScript("document.exitFullscreen()", "", 1));
    }
    return fullscreen;
  }

  PopupAllowance popups() {
    return popups;
  }

  PopupAllowance linksAside() {
    return linksAside;
  }

  /** Tells the listener on the event thread, unless the view is gone by then. */
  void tell(Consumer<ViewListener> event) {
    SwingUtilities.invokeLater(
        () -> {
          if (!closed) {
            event.accept(listener);
          }
        });
  }

  void created(int number) {
    id = number;
    tell(l -> l.created(number));
    SwingUtilities.invokeLater(
        () -> {
          if (closeWhenCreated) {
            close();
          }
        });
  }

  /**
   * Tells the engine's browser something, unless it is gone. JCEF itself looks whether it is there
   * and uses it in two steps, between which its UI thread may let go of it. Nothing that waits for
   * that thread may be told this way.
   *
   * @return whether it was there
   */
  private boolean order(Consumer<CefBrowser> order) {
    synchronized (life) {
      if (!ended) {
        order.accept(browser);
      }
      return !ended;
    }
  }

  /** The engine lets go of its browser as soon as this returns. On its UI thread. */
  void ended() {
    family.leaves(this);
    synchronized (life) {
      ended = true;
    }
    gone();
  }

  private void gone() {
    SwingUtilities.invokeLater(
        () -> {
          if (!closed) {
            closed = true;
            listener.closed();
          }
        });
  }

  /** The page's window took the keyboard: AWT has to let go of it. */
  void gotFocus() {
    tell(
        l -> {
          KeyboardFocusManager.getCurrentKeyboardFocusManager().clearGlobalFocusOwner();
          l.gotFocus();
        });
  }

  @Override
  public Component component() {
    return browser.getUIComponent();
  }

  @Override
  public OptionalInt id() {
    return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  public void begin() {
    if (browser.getUIComponent().isDisplayable()) {
      shown = true;
      paint(browser);
    }
  }

  /** JCEF makes its browser when its component is painted, which out of sight nobody does. */
  static void paint(CefBrowser browser) {
    Graphics canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    browser.getUIComponent().paint(canvas);
    canvas.dispose();
  }

  @Override
  public void load(String url) {
    tracker.userExpected();
    order(b -> b.loadURL(url));
  }

  @Override
  public void back() {
    tracker.historyExpected();
    order(CefBrowser::goBack);
  }

  @Override
  public void forward() {
    tracker.historyExpected();
    order(CefBrowser::goForward);
  }

  @Override
  public void reload(boolean cache) {
    tracker.historyExpected();
    order(cache ? CefBrowser::reload : CefBrowser::reloadIgnoreCache);
  }

  @Override
  public void stop() {
    order(CefBrowser::stopLoad);
  }

  @Override
  public void focus(boolean page) {
    if (page) {
      KeyboardFocusManager.getCurrentKeyboardFocusManager().clearGlobalFocusOwner();
    }
    order(b -> b.setFocus(page));
  }

  @Override
  public void zoom(int percent) {
    // Chromium's levels are powers of 1.2.
    order(b -> b.setZoomLevel(Math.log(percent / 100.0) / Math.log(1.2)));
  }

  @Override
  public void find(String text, boolean forward) {
    // Despite its name the last one is also for the first place: else Chromium marks, and goes to
    // none. It knows a new text by itself.
    order(b -> b.find(text, forward, /* matchCase= */ false, /* findNext= */ true));
  }

  @Override
  public void stopFinding() {
    order(b -> b.stopFinding(/* clearSelection= */ false));
  }

  @Override
  public CompletableFuture<Matches> count(String text) {
    CompletableFuture<Matches> matches = new CompletableFuture<>();
    if (id < 0 || !order(b -> MatchCounter.count(b, text, matches))) {
      matches.completeExceptionally(new EngineException("there is no page"));
    }
    return matches;
  }

  @Override
  public void developerTools() {
    developerTools = true;
    order(CefBrowser::openDevTools);
  }

  /** Their window outlives the page otherwise, and then takes Chromium down with it. */
  private void closeDeveloperTools() {
    if (developerTools) {
      developerTools = false;
      order(CefBrowser::closeDevTools);
    }
  }

  @Override
  public CompletableFuture<Void> print(Path file) {
    CompletableFuture<Void> printed = new CompletableFuture<>();
    CefPdfPrintSettings settings = new CefPdfPrintSettings();
    settings.print_background = true;
    CefPdfPrintCallback end =
        (path, ok) -> {
          if (ok) {
            printed.complete(null);
          } else {
            printed.completeExceptionally(new EngineException("the page was not printed"));
          }
        };
    if (!order(b -> b.printToPDF(file.toString(), settings, end))) {
      printed.completeExceptionally(new EngineException("there is no page any more"));
    }
    return printed;
  }

  @Override
  public void edit(Edit edit) {
    order(b -> edit(b.getFocusedFrame(), edit));
  }

  private static void edit(CefFrame frame, Edit edit) {
    if (frame == null) {
      return;
    }
    switch (edit) {
      case CUT -> frame.cut();
      case COPY -> frame.copy();
      case PASTE -> frame.paste();
      case SELECT_ALL -> frame.selectAll();
    }
  }

  @Override
  public void requestClose() {
    if (!closedBeforeCreated()) {
      closeDeveloperTools();
      order(b -> b.close(/* force= */ false));
    }
  }

  @Override
  public void close() {
    if (!closedBeforeCreated()) {
      closeDeveloperTools();
      order(
          b -> {
            b.setCloseAllowed();
            b.close(/* force= */ true);
          });
    }
  }

  /** JCEF makes its browser when the component is painted, and closes none before. */
  private boolean closedBeforeCreated() {
    if (id >= 0) {
      return false;
    }
    if (shown) {
      closeWhenCreated = true;
    } else {
      forget.run();
      gone();
    }
    return true;
  }
}
