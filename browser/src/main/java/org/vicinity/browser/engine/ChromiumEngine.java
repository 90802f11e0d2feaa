package org.vicinity.browser.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JWindow;
import javax.swing.SwingUtilities;
import org.cef.CefApp;
import org.cef.CefClient;
import org.cef.OS;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.browser.CefMessageRouter;
import org.cef.browser.CefMessageRouter.CefMessageRouterConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.theme.Scheme;

/** The engine on JCEF: one client for all views, and one hidden browser for the rules page. */
final class ChromiumEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(ChromiumEngine.class);

  /** The names that the injected script knows. */
  private static final CefMessageRouterConfig FUNCTIONS =
      new CefMessageRouterConfig("vicinityQuery", "vicinityQueryCancel");

  private static final int OUT_OF_SIGHT = -10_000;

  private final CefApp app;
  private final CompletableFuture<Void> terminated;
  private final CompletableFuture<Void> reset = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Views views = new Views();
  private final Downloads downloads = new Downloads();
  private final PreferredScheme scheme = new PreferredScheme();
  private final String rulesUrl;
  private final RulesPage rules;
  private final CefClient client;
  private final JWindow rulesWindow = new JWindow();
  private volatile CefBrowser rulesBrowser;
  private volatile Optional<SpareClient> spareClient = Optional.empty();
  private volatile Optional<SpareViews> spares = Optional.empty();

  ChromiumEngine(
      CefApp app,
      EngineSettings settings,
      DeviceScale scale,
      PageQueries queries,
      NavigationPolicy policy,
      PageSockets sockets,
      CompletableFuture<Void> terminated) {
    this.app = app;
    this.terminated = terminated;
    this.rulesUrl = "chrome-extension://" + settings.extensionId() + "/rules.html";
    this.rules =
        new RulesPage(
            settings.secret(),
            script -> rulesBrowser.executeJavaScript(script, rulesUrl, 1),
            sockets);
    this.client = app.createClient();
    Documents documents = new Documents(queries::documentGone);
    client.addLifeSpanHandler(
        new LifeSpan(
            views,
            policy,
            new Popups(
                views,
                () -> spares.flatMap(SpareViews::take),
                object -> spareClient.filter(spare -> spare.register(object)).isPresent()),
            this::created,
            browser -> {
              scheme.closed(browser);
              documents.closed(browser.getIdentifier());
              policy.closed(browser.getIdentifier());
            }));
    client.addRequestHandler(
        new Requests(
            views,
            policy,
            // The developer tools are a window that JCEF has no object for.
            url -> url.equals(rulesUrl) || url.startsWith("devtools://"),
            browser -> {
              // Its documents are gone, and whatever was asked on their behalf.
              documents.present(browser.getIdentifier(), List.of());
              crashed(browser);
            }));
    client.addLoadHandler(new Loads(views, documents, scheme::refresh));
    client.addDisplayHandler(new Display(views));
    client.addKeyboardHandler(new Keys(views));
    client.addFocusHandler(new Focus(views));
    client.addJSDialogHandler(new Dialogs(views));
    client.addDownloadHandler(downloads);
    client.addDialogHandler(new FileDialogs(views));
    client.addContextMenuHandler(new Menus(views, scale));
    CefMessageRouter router = CefMessageRouter.create(FUNCTIONS);
    router.addHandler(new QueryRouter(views, documents, queries, this::takesRulesMessage), true);
    client.addMessageRouter(router);
  }

  /**
   * Makes the hidden browser; {@link #ready} follows. It has a window, if one that nobody sees:
   * without one Chromium would never let go of it.
   */
  void begin() {
    SwingUtilities.invokeLater(
        () -> {
          rulesBrowser = client.createBrowser(rulesUrl, false, false);
          // Elsewhere windows are moved into tabs in other ways, which nobody has tried.
          if (OS.isLinux()) {
            JcefAccess.of(rulesBrowser).ifPresent(this::openWindowsWith);
          }
          rulesWindow.setFocusableWindowState(false);
          rulesWindow.setBounds(OUT_OF_SIGHT, OUT_OF_SIGHT, 1, 1);
          rulesWindow.add(rulesBrowser.getUIComponent());
          rulesWindow.setVisible(true);
          ChromiumView.paint(rulesBrowser);
        });
  }

  private void openWindowsWith(JcefAccess jcef) {
    SpareViews made =
        new SpareViews(
            () -> ChromiumView.spare(client.createBrowser("about:blank", false, false), jcef));
    spareClient = Optional.of(new SpareClient(client, jcef));
    spares = Optional.of(made);
    made.fill();
  }

  /** Completes when preferences are reset and no rule is left. */
  CompletableFuture<Void> ready() {
    return reset
        .thenCombine(rules.ready(), (done, alsoDone) -> done)
        .thenCompose(done -> rules.apply(List.of()));
  }

  /** The hidden browser is the first one, so this comes before any page. */
  private void created(CefBrowser browser) {
    if (browser != rulesBrowser) {
      scheme.opened(browser);
      return;
    }
    try {
      EnginePreferences.reset();
      reset.complete(null);
    } catch (RuntimeException refused) {
      reset.completeExceptionally(refused);
    }
  }

  private boolean takesRulesMessage(CefBrowser browser, CefFrame frame, String message) {
    if (browser != rulesBrowser || !frame.isMain() || !rulesUrl.equals(frame.getURL())) {
      return false;
    }
    rules.message(message);
    return true;
  }

  private void crashed(CefBrowser browser) {
    if (browser == rulesBrowser && !closing.get()) {
      LOG.warn("the rules page crashed and is loaded again");
      rules.lost();
      browser.reload();
    }
  }

  @Override
  public BrowserView open(ViewTarget target, ViewListener listener) {
    CefBrowser browser = client.createBrowser(target.url(), false, false);
    ChromiumView view = new ChromiumView(browser, target, listener, () -> views.remove(browser));
    views.add(browser, view);
    return view;
  }

  @Override
  public EngineControls controls() {
    return new ChromiumControls(rules);
  }

  @Override
  public CompletableFuture<Void> prefer(Scheme wanted) {
    if (closing.get()) {
      return CompletableFuture.failedFuture(new EngineException("the engine is closed"));
    }
    return UiThread.run(
        () -> {
          scheme.choose(wanted);
          return null;
        });
  }

  @Override
  public EngineDownloads downloads() {
    return downloads;
  }

  @Override
  public void close(Duration limit) {
    if (closing.compareAndSet(false, true)) {
      SwingUtilities.invokeLater(
          () -> {
            views.all().forEach(ChromiumView::close);
            rulesBrowser.setCloseAllowed();
            rulesBrowser.close(true);
            app.dispose();
          });
    }
    try {
      terminated.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("the engine did not end within {} ms", limit.toMillis());
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
