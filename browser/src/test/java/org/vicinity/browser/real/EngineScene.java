package org.vicinity.browser.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.vicinity.bridge.BridgeParts;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ExtensionFiles;
import org.vicinity.bridge.PageBridge;
import org.vicinity.bridge.PageFrame;
import org.vicinity.bridge.PageReply;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.engine.Chromium;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.engine.EngineControls;
import org.vicinity.browser.engine.EngineInstall;
import org.vicinity.browser.engine.EngineSettings;
import org.vicinity.browser.engine.PageQueries;
import org.vicinity.browser.engine.PairRule;
import org.vicinity.browser.engine.StandIn;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.TestDevice;
import org.vicinity.browser.fixture.WebDevice;
import org.vicinity.browser.gate.DeviceNavigations;
import org.vicinity.browser.gate.GatePublisher;
import org.vicinity.browser.revocation.OriginHttp;
import org.vicinity.browser.revocation.RevocationMonitor;
import org.vicinity.browser.router.DeviceRouter;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

/** The real engine, gate, router and bridge, on devices that a test names. */
public final class EngineScene implements AutoCloseable {
  private static final int SECONDS = 60;

  /** The engine's and the bridge's ends, as the shell joins them. */
  private static final class Link implements PageQueries {
    private volatile PageBridge bridge;

    @Override
    public void query(long queryId, PageFrame frame, String json, PageReply reply) {
      bridge.query(queryId, frame, json, reply);
    }

    @Override
    public void cancelled(long queryId) {
      bridge.cancelled(queryId);
    }

    @Override
    public void documentGone(int viewId, String frameId) {
      bridge.documentGone(viewId, frameId);
    }
  }

  private final Path folder = Files.createTempDirectory("vicinity-engine-test");
  private final Map<String, HostEndpoint> network = new ConcurrentHashMap<>();
  private final Set<GrantId> distrusted = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final GrantStore store;
  private final DeviceRouter router;
  private final GatePublisher gate;
  private final PageBridge bridge;
  private final Engine engine;
  private final Playwright playwright;
  private final int port = freePort();

  private EngineScene(List<StandIn> standIns, List<X509Certificate> roots) throws Exception {
    store = GrantStore.open(folder.resolve("devices"));
    LocalNames names =
        new LocalNames() {
          @Override
          public Optional<HostEndpoint> resolve(String host, Duration timeout) {
            return Optional.ofNullable(network.get(host));
          }

          @Override
          public void forget(String host) {}
        };
    router =
        new DeviceRouter(
            store::byHost, grant -> Optional.empty(), names, grant -> {}, (grant, stapled) -> {});
    String secret = "0123456789abcdef0123456789abcdef";
    Link link = new Link();
    engine =
        Chromium.start(
            new EngineSettings(
                EngineInstall.into(cache(), text -> {}),
                folder.resolve("engine"),
                ExtensionFiles.writeTo(
                    folder.resolve("extension"), secret, Chromium.extensionFiles(secret)),
                ExtensionFiles.id(),
                secret,
                folder.resolve("chromium.log"),
                router.port(),
                OptionalInt.of(port),
                standIns),
            link,
            new DeviceNavigations(store::byHost),
            router::announceSocket);
    engine.downloads().to(folder.resolve("downloads"), false);
    gate =
        new GatePublisher(
            withRoots(engine.controls(), roots),
            store::active,
            grant -> !distrusted.contains(grant.id()),
            grant -> router.drop(grant.host().value()),
            Clock.systemUTC(),
            worker);
    bridge =
        new PageBridge(
            new BridgeParts(
                request -> CompletableFuture.completedFuture(new ChooserOutcome.Suppressed()),
                List.of(),
                store,
                new CertificateVerifier(),
                revocations(),
                names,
                gate,
                Clock.systemUTC(),
                secret));
    link.bridge = bridge;
    publish();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Nobody asks here, so nothing is known to be revoked. */
  private RevocationMonitor revocations() {
    return new RevocationMonitor(
        folder.resolve("revocation"), new OriginHttp(), store::active, Clock.systemUTC(), worker);
  }

  static EngineScene start() throws Exception {
    return start(List.of(), List.of());
  }

  /** Starts with sites of other networks, whose certificates end at these roots. */
  public static EngineScene start(List<StandIn> standIns, List<X509Certificate> roots)
      throws Exception {
    return new EngineScene(standIns, roots);
  }

  /** The gate's list is the whole list of roots, so the sites' own have to be slipped in. */
  private static EngineControls withRoots(EngineControls engine, List<X509Certificate> roots) {
    return new EngineControls() {
      @Override
      public CompletableFuture<Void> trust(List<String> certificates) {
        List<String> all = new ArrayList<>(certificates);
        for (X509Certificate root : roots) {
          try {
            all.add(Base64.getEncoder().encodeToString(root.getEncoded()));
          } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
          }
        }
        return engine.trust(all);
      }

      @Override
      public CompletableFuture<Void> allow(List<String> patterns) {
        return engine.allow(patterns);
      }

      @Override
      public CompletableFuture<Void> restrict(List<PairRule> rules) {
        return engine.restrict(rules);
      }

      @Override
      public CompletableFuture<Void> clear(List<String> origins) {
        return engine.clear(origins);
      }

      @Override
      public CompletableFuture<Void> clearAll(Set<BrowsingData> kinds) {
        return engine.clearAll(kinds);
      }
    };
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path cache = home == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
    return cache.resolve("vicinity");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Puts a device on the network, without granting it. */
  void connect(TestDevice device) {
    network.put(device.host(), new HostEndpoint(device.host(), device.address()));
  }

  /** Grants a device to its origin and waits until the engine knows. */
  void grant(TestDevice device) throws Exception {
    grant(device.grant(), device.address());
  }

  /** Grants what listens at that address, and waits until the engine knows. */
  public void grant(Grant grant, InetSocketAddress address) throws Exception {
    String host = grant.host().value();
    network.put(host, new HostEndpoint(host, address));
    store.begin(pending(grant));
    store.activate(grant.id());
    publish();
  }

  /** Grants a device and waits until the engine knows. */
  void grant(WebDevice device) throws Exception {
    Grant grant = device.grant();
    network.put(grant.host().value(), new HostEndpoint(grant.host().value(), device.address()));
    store.begin(pending(grant));
    store.activate(grant.id());
    publish();
  }

  /** Takes devices back as the settings do; the returned future completes when all is gone. */
  CompletableFuture<Void> revokeAsUser(Collection<GrantId> ids) {
    return bridge.revoke(ids);
  }

  /** Undoes that. */
  void restoreAsUser(Collection<GrantId> ids) throws Exception {
    bridge.restore(ids).get(SECONDS, TimeUnit.SECONDS);
  }

  /** Puts a device into the store whose certificates the verifier does not accept. */
  void grantUntrusted(TestDevice device) throws Exception {
    distrusted.add(device.grant().id());
    grant(device);
  }

  /** Takes a device back and waits until the engine knows. */
  void revoke(TestDevice device) throws Exception {
    revoke(device.grant());
  }

  /** Takes a grant back and waits until the engine knows. */
  public void revoke(Grant grant) throws Exception {
    store.remove(grant.id());
    publish();
  }

  /** Takes all devices back. */
  void reset() throws Exception {
    for (Grant grant : store.all()) {
      store.remove(grant.id());
    }
    publish();
    network.clear();
  }

  void publish() throws Exception {
    gate.publish().get(SECONDS, TimeUnit.SECONDS);
  }

  private static Grant pending(Grant grant) {
    return new Grant(
        grant.id(),
        grant.origin(),
        grant.user(),
        grant.device(),
        grant.host(),
        grant.chain(),
        grant.authority(),
        grant.secret(),
        grant.created(),
        grant.lastUsed(),
        Grant.State.PENDING);
  }

  /** One page in a window of its own. */
  public record Tab(JFrame frame, BrowserView view, Recorder events) {
    /** Shows a view in a window. On the event thread. */
    static Tab of(BrowserView view, Recorder events) {
      JFrame frame = new JFrame("test");
      frame.add(view.component());
      frame.setSize(700, 500);
      frame.setVisible(true);
      return new Tab(frame, view, events);
    }

    public void load(String url) {
      SwingUtilities.invokeLater(() -> view.load(url));
    }

    public void close() throws InterruptedException {
      SwingUtilities.invokeLater(view::close);
      Recorder.next(events.closed);
      SwingUtilities.invokeLater(frame::dispose);
    }
  }

  /** Opens a tab and waits until its first page is loaded or has failed. */
  public Tab open(String url) throws Exception {
    return open(ViewTarget.byUser(url));
  }

  public Tab open(ViewTarget target) throws Exception {
    Recorder events = new Recorder();
    CompletableFuture<Tab> made = new CompletableFuture<>();
    SwingUtilities.invokeLater(
        () -> {
          made.complete(Tab.of(engine.open(target, events), events));
        });
    Tab tab = made.get(SECONDS, TimeUnit.SECONDS);
    Recorder.next(events.loaded);
    return tab;
  }

  /**
   * Returns the DevTools' view of the page at that address. A connection sees only the pages that
   * were there when it was made, so each call makes one.
   */
  public Page page(String url) {
    Browser browser = playwright.chromium().connectOverCDP("http://127.0.0.1:" + port);
    return browser.contexts().stream()
        .flatMap(context -> context.pages().stream())
        .filter(page -> page.url().startsWith(url))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no page at " + url));
  }

  /** Runs a script in the page of exactly that address, as if the user had clicked there. */
  public void click(String url, String script) throws Exception {
    Gesture.run(port, url, script);
  }

  /**
   * Runs a script in the page of exactly that address and returns its value, without what the
   * DevTools of a whole browser do besides, such as answering dialogs.
   */
  public JsonNode value(String url, String script) throws Exception {
    return Gesture.value(port, url, script);
  }

  /** Ends the process of the page of exactly that address. */
  public void crash(String url) throws Exception {
    Gesture.crash(port, url);
  }

  /** Waits until the engine shows something whose address begins so. */
  public void awaitTarget(String beginning) throws Exception {
    Screen.until(
        beginning, () -> Gesture.targets(port).stream().anyMatch(url -> url.startsWith(beginning)));
  }

  /** Returns where downloads are saved, without a question. */
  public Path downloads() {
    return folder.resolve("downloads");
  }

  public Engine engine() {
    return engine;
  }

  /** Returns the loopback port, of TCP, to which devices' names lead. */
  public int routerPort() {
    return router.port();
  }

  @Override
  public void close() throws IOException, GrantStoreException {
    playwright.close();
    bridge.close();
    engine.close(Duration.ofSeconds(SECONDS));
    router.close();
    store.close();
    worker.shutdownNow();
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
