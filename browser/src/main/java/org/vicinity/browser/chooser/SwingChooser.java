package org.vicinity.browser.chooser;

import java.awt.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.bridge.DeviceChooser;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.session.SessionRehearsal;

/**
 * Shows choosers in windows of their own, one for each tab at a time. An origin whose chooser was
 * cancelled three times in a row, or that withdrew it twenty times, is muted until the browser ends
 * or the user allows it again. Thread-safe.
 */
public final class SwingChooser implements DeviceChooser {
  private static final Logger LOG = LoggerFactory.getLogger(SwingChooser.class);

  private final Function<Integer, Window> ownerWindow;
  private final Optional<ChooserAutomation> automation;
  private final MutedOrigins muted = new MutedOrigins();
  private final ChooserWorld world;
  private final AtomicBoolean rehearsed = new AtomicBoolean();

  /** The tabs that show one; on the event dispatch thread only. */
  private final Set<Integer> busyTabs = new HashSet<>();

  /**
   * Makes a chooser that searches on all these transports; they stay the caller's.
   *
   * @param ownerWindow returns the window that shows the browser (tab) of that number; called on
   *     the event dispatch thread
   * @param automation what to do in each dialog, when nobody sits in front of it
   * @param connected whether an origin has a device already, as far as the device says who it is
   */
  public SwingChooser(
      List<NearFieldTransport> transports,
      Function<Integer, Window> ownerWindow,
      Optional<ChooserAutomation> automation,
      BiPredicate<Origin, DiscoveredDevice> connected) {
    this(transports, ownerWindow, automation, SessionStarter.ofProtocol(), connected);
  }

  SwingChooser(
      List<NearFieldTransport> transports,
      Function<Integer, Window> ownerWindow,
      Optional<ChooserAutomation> automation,
      SessionStarter sessions,
      BiPredicate<Origin, DiscoveredDevice> connected) {
    this.ownerWindow = ownerWindow;
    this.automation = automation;
    ExecutorService background = Executors.newCachedThreadPool(SwingChooser::daemon);
    this.world =
        new ChooserWorld(
            transports,
            sessions,
            SwingUtilities::invokeLater,
            background,
            new SwingClock(),
            connected);
  }

  @Override
  public CompletableFuture<ChooserOutcome> choose(ChooserRequest request) {
    if (rehearsed.compareAndSet(false, true)) {
      // The person has to read, to pick and to type a PIN first.
      world.background().execute(SessionRehearsal::run);
    }
    CompletableFuture<ChooserOutcome> future = new CompletableFuture<>();
    SwingUtilities.invokeLater(() -> begin(request, future));
    return future;
  }

  /** Returns which origins are muted, to be shown and to be undone. */
  public MutedOrigins mutedOrigins() {
    return muted;
  }

  /** Lets a muted origin ask again. */
  public void unmute(Origin origin) {
    muted.unmute(origin);
  }

  private void begin(ChooserRequest request, CompletableFuture<ChooserOutcome> future) {
    if (future.isDone()) {
      return;
    }
    // A tab that is gone has no window: nobody could tell who asks.
    Optional<Window> owner = Optional.ofNullable(ownerWindow.apply(request.browserId()));
    if (owner.isEmpty() || muted.isMuted(request.origin()) || !busyTabs.add(request.browserId())) {
      LOG.info("a chooser was not shown: its site is muted, or its tab is gone or shows one");
      future.complete(new ChooserOutcome.Suppressed());
      return;
    }
    try {
      open(owner.get(), request, future);
    } catch (RuntimeException e) {
      busyTabs.remove(request.browserId());
      future.completeExceptionally(e);
    }
  }

  private void open(
      Window owner, ChooserRequest request, CompletableFuture<ChooserOutcome> future) {
    SwingChooserDialog dialog = new SwingChooserDialog(owner);
    ChooserView view =
        automation
            .<ChooserView>map(script -> new AutomatedChooserView(dialog, script))
            .orElse(dialog);
    ChooserController controller =
        new ChooserController(request, world, view, outcome -> end(request, future, outcome));
    controller.start(
        new ChooserHeading(
            request.origin().serialized(),
            request.user().map(SwingChooser::shown),
            muted.isLastChance(request.origin())));
    future.whenComplete(
        (outcome, failure) -> {
          if (future.isCancelled()) {
            onEventThread(controller::cancel);
          }
        });
  }

  /** At once where it may be: a request withdrawn while its chooser opened frees its tab first. */
  private static void onEventThread(Runnable task) {
    if (SwingUtilities.isEventDispatchThread()) {
      task.run();
    } else {
      SwingUtilities.invokeLater(task);
    }
  }

  /** On the event dispatch thread, once for each chooser that was shown. */
  private void end(
      ChooserRequest request, CompletableFuture<ChooserOutcome> future, ChooserOutcome outcome) {
    busyTabs.remove(request.browserId());
    if (future.isCancelled()) {
      // The page withdrew its request: the user dismissed nothing.
      muted.withdrawn(request.origin());
      closeSession(outcome);
      return;
    }
    if (outcome instanceof ChooserOutcome.Dismissed) {
      muted.dismissed(request.origin());
    } else {
      muted.picked(request.origin());
    }
    if (!future.complete(outcome)) {
      closeSession(outcome);
    }
  }

  private static void closeSession(ChooserOutcome outcome) {
    if (outcome instanceof ChooserOutcome.Chosen chosen) {
      chosen.session().close();
      chosen.progress().ended(ExchangeEnd.WITHDRAWN);
    }
  }

  private static String shown(User user) {
    String id = DisplayText.of(user.id(), ChooserTexts.SOMEBODY.text());
    return DisplayText.of(user.displayName(), id);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "device-chooser");
    thread.setDaemon(true);
    return thread;
  }
}
