package org.vicinity.browser;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BleTransport;
import org.vicinity.ble.bluez.BluezCentral;
import org.vicinity.bridge.BridgeParts;
import org.vicinity.bridge.PageBridge;
import org.vicinity.browser.chooser.SwingChooser;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.gate.DeviceNavigations;
import org.vicinity.browser.gate.GatePublisher;
import org.vicinity.browser.instance.Doorbell;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.browser.preference.Settings;
import org.vicinity.browser.revocation.OriginHttp;
import org.vicinity.browser.revocation.RevocationMonitor;
import org.vicinity.browser.router.DeviceRouter;
import org.vicinity.browser.search.SwitchedTransport;
import org.vicinity.browser.settings.DevicesPaneParts;
import org.vicinity.browser.settings.SettingsPane;
import org.vicinity.browser.settings.SettingsParts;
import org.vicinity.browser.settings.Versions;
import org.vicinity.browser.tab.TabServices;
import org.vicinity.browser.theme.Look;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.lan.LanTransport;
import org.vicinity.channel.mdns.LocalLink;

/** A running browser: makes all parts, joins them, and ends them. */
final class Shell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shell.class);
  private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(30);

  /** Anchors live seven days; certificates expire in between. */
  private static final long VET_EVERY_HOURS = 6;

  /** How many services are asked for revocations at the same time. */
  private static final int ASKING = 4;

  private final Closing closing = new Closing();
  private final Desk desk = new Desk();

  private Shell() {}

  /**
   * Starts a browser and returns when its first page is there. Not on the event thread.
   *
   * @throws StartException when it cannot start; nothing is left open then
   */
  static Shell start(Options options, UserFolders folders, Look look) throws StartException {
    Shell shell = new Shell();
    try {
      shell.run(options, folders, look);
      return shell;
    } catch (StartException | RuntimeException failed) {
      shell.close();
      throw failed;
    }
  }

  /** Completes when the user has closed the last window. */
  CompletableFuture<Void> closedByUser() {
    return desk.windows().orElseThrow().allClosed();
  }

  private void run(Options options, UserFolders folders, Look look) throws StartException {
    List<LocalLink> links = Networks.named(options.interfaces());
    if (links.isEmpty()) {
      LOG.warn("this machine is on no private network: devices cannot be found");
    }
    closing.stage(Duration.ofSeconds(1));
    Profile profile =
        closing.add(
            "profile",
            options.profile().isPresent()
                ? Profile.open(options.profile().get())
                : Profile.temporary());
    closing.stage(Duration.ofSeconds(1));
    listen(options, profile);
    closing.stage(Duration.ofMillis(500));
    Preferences preferences = closing.add("settings", Preferences.open(profile.settings()));
    Memory memory =
        closing.add("memory", Memory.of(options, profile, () -> preferences.get(Settings.ZOOM)));
    look.start(preferences.get(Settings.THEME));
    preferences.follow(Settings.THEME, look::choose);
    Clock clock = Clock.systemUTC();
    GrantStore store =
        closing.add("store", StartParts.store(profile.devices(), StartParts.keyring(options)));
    closing.stage(Duration.ofMillis(500));
    ScheduledExecutorService worker = worker();
    closing.add("gate", worker::shutdownNow);
    ExecutorService network = Executors.newFixedThreadPool(ASKING, task -> daemon(task, "asking"));
    closing.add("revocations", network::shutdownNow);
    RevocationMonitor revocations =
        new RevocationMonitor(
            profile.revocation(), new OriginHttp(), store::active, clock, network);
    AllNames names = closing.add("names", StartParts.names(links, closing));
    DeviceRouter router =
        closing.add("router", StartParts.router(store, revocations, names, clock));
    List<NearFieldTransport> transports = transports(links, preferences);

    String secret = Secrets.launch();
    BridgeLink link = new BridgeLink();
    closing.stage(Duration.ofMillis(2_200));
    Engine engine =
        closing.add(
            "engine",
            StartParts.engine(
                options,
                folders,
                profile,
                router,
                link,
                new DeviceNavigations(store::byHost),
                secret));
    look.follow(
        scheme ->
            engine
                .prefer(scheme)
                .whenComplete(
                    (done, failed) -> {
                      if (failed != null) {
                        LOG.debug("pages were not told of the windows' look", failed);
                      }
                    }));
    CertificateVerifier verifier = new CertificateVerifier();
    GatePublisher gate =
        new GatePublisher(
            engine.controls(),
            store::active,
            new Vetting(verifier, revocations::verdict, clock),
            grant -> router.drop(grant.host().value()),
            clock,
            worker);
    SwingChooser chooser =
        new SwingChooser(
            transports,
            id -> desk.windows().flatMap(windows -> windows.of(id)).orElse(null),
            options.automation(),
            (origin, device) ->
                store.of(origin).stream()
                    .map(Grant::device)
                    .anyMatch(
                        granted ->
                            granted.name().equals(device.name())
                                && granted.type().equals(device.type())));
    PageBridge bridge =
        closing.add(
            "bridge",
            new PageBridge(
                new BridgeParts(
                    chooser,
                    transports,
                    store,
                    verifier,
                    revocations,
                    names,
                    gate,
                    clock,
                    secret)));
    link.join(bridge);
    bridge.recover();
    publish(gate);
    revocations.start(
        worker,
        options.revocationInterval(),
        changed ->
            gate.publish()
                .whenComplete((done, failed) -> changed.forEach(bridge::revocationChanged)));
    worker.scheduleWithFixedDelay(gate::publish, VET_EVERY_HOURS, VET_EVERY_HOURS, TimeUnit.HOURS);
    downloadTo(engine, options, profile, preferences, folders);
    DownloadList downloads = new DownloadList(engine.downloads(), memory.downloads());
    desk.open(
        options,
        new TabServices(
            engine,
            store::byHost,
            store::of,
            bridge::revoke,
            router::lastRefusal,
            () ->
                new SettingsPane(
                    new SettingsParts(
                        new DevicesPaneParts(
                            store,
                            new BridgeRevoking(bridge),
                            transports,
                            Optional.of(chooser.mutedOrigins()),
                            revocations::latest,
                            clock),
                        preferences,
                        kinds -> {
                          memory.clear(kinds);
                          if (kinds.contains(BrowsingData.HISTORY)) {
                            SwingUtilities.invokeLater(downloads::clear);
                          }
                          return engine.controls().clearAll(kinds);
                        },
                        Versions.now())),
            memory.session(),
            memory.zooms(),
            memory.history(),
            downloads,
            options.automated()));
  }

  private List<NearFieldTransport> transports(List<LocalLink> links, Preferences preferences) {
    List<NearFieldTransport> transports = new ArrayList<>();
    links.forEach(
        link ->
            transports.add(
                closing.add(
                    "transport",
                    new SwitchedTransport(
                        new LanTransport(link), () -> preferences.get(Settings.LAN)))));
    transports.add(
        closing.add(
            "transport",
            new SwitchedTransport(
                new BleTransport(BluezCentral.onSystemBus()),
                () -> preferences.get(Settings.BLUETOOTH))));
    return transports;
  }

  private static void downloadTo(
      Engine engine,
      Options options,
      Profile profile,
      Preferences preferences,
      UserFolders folders) {
    if (options.automated()) {
      engine.downloads().to(profile.downloads(), false);
      return;
    }
    Runnable destination =
        () ->
            engine
                .downloads()
                .to(
                    preferences.get(Settings.DOWNLOAD_FOLDER).orElseGet(folders::downloads),
                    preferences.get(Settings.ASK_WHERE));
    preferences.follow(Settings.DOWNLOAD_FOLDER, folder -> destination.run());
    preferences.follow(Settings.ASK_WHERE, ask -> destination.run());
  }

  private void listen(Options options, Profile profile) {
    if (options.automated() || options.profile().isEmpty()) {
      return;
    }
    try {
      closing.add("doorbell", Doorbell.at(profile.doorbell(), desk::take));
    } catch (IOException failed) {
      LOG.warn("a second start with this profile will be turned away: {}", failed.toString());
    }
  }

  /** A failure leaves all devices out of reach, and the browser of use for everything else. */
  private static void publish(GatePublisher gate) throws StartException {
    try {
      gate.publish().get(PUBLISH_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      LOG.error("devices cannot be reached until the browser is started again", failed);
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private static StartException interrupted() {
    Thread.currentThread().interrupt();
    return new StartException(ExitCode.FAILED, "interrupted while starting");
  }

  private static ScheduledExecutorService worker() {
    return Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "gate"));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Ends everything, within five seconds. */
  @Override
  public void close() {
    desk.windows().ifPresent(windows -> SwingUtilities.invokeLater(windows::hide));
    closing.close();
  }
}
