package org.vicinity.browser.chooser;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.browser.search.ChannelSearch;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SecureSession;

/**
 * Decides what happens in one chooser: one for each request, one end for each. When a device was
 * chosen, its window goes on to an {@link ExchangeController}. Lives on one thread, the one of
 * {@link ChooserWorld#own}; whatever blocks runs elsewhere and reports back.
 */
final class ChooserController implements ChooserInput {
  /** A device that is there is usually found by then. */
  static final Duration USUAL_SEARCH = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(ChooserController.class);

  private final Origin origin;
  private final ChooserWorld world;
  private final ChooserView view;
  private final Consumer<ChooserOutcome> ended;
  private final ConfirmGuard guard;
  private final DeviceList devices;
  private ChannelSearch search;
  private ChooserStage stage = ChooserStage.PICKING;
  private boolean patienceOver;
  private boolean foundAny;
  private Optional<Attempt> attempt = Optional.empty();
  private Optional<ExchangeController> exchange = Optional.empty();

  /**
   * Makes one that has not begun.
   *
   * @param ended told the outcome, once, on the controller's thread
   */
  ChooserController(
      ChooserRequest request,
      ChooserWorld world,
      ChooserView view,
      Consumer<ChooserOutcome> ended) {
    this.origin = request.origin();
    this.world = world;
    this.view = view;
    this.ended = ended;
    this.guard = new ConfirmGuard(world.clock(), this::tellConfirmable);
    this.devices =
        new DeviceList(
            request.filter(), device -> world.connected().test(request.origin(), device), view);
    this.search = newSearch();
  }

  /** Shows the view and begins to search. */
  void start(ChooserHeading heading) {
    view.show(heading, this);
    view.pick(Optional.empty());
    guard.disturb();
    tellConfirmable();
    beginSearch();
  }

  private ChannelSearch newSearch() {
    return new ChannelSearch(world.transports(), world.own(), world.background(), new Found());
  }

  private void beginSearch() {
    ChannelSearch begun = search;
    patienceOver = false;
    begun.start();
    tellSearch();
    world.clock().after(USUAL_SEARCH, () -> losePatience(begun));
  }

  @Override
  public void searchAgain() {
    if (stage == ChooserStage.PICKING && devices.isEmpty()) {
      search.close();
      search = newSearch();
      beginSearch();
      view.notices(search.notices());
      disturb();
    }
  }

  ChooserStage stage() {
    return stage;
  }

  @Override
  public void select(Optional<Integer> index) {
    if (stage == ChooserStage.PICKING) {
      devices.select(index);
      tellConfirmable();
    }
  }

  @Override
  public void confirm() {
    if (!confirmable()) {
      return;
    }
    FoundDevice found = devices.selected().orElseThrow();
    ExchangeStep.CHOSEN.done();
    Attempt now = new Attempt(found, world.sessions());
    attempt = Optional.of(now);
    stage = ChooserStage.CONNECTING;
    tellConfirmable();
    view.connecting(devices.rowOf(found.device()));
    world.background().execute(() -> connect(now));
  }

  @Override
  public void enterPin(String pin) {
    if (stage != ChooserStage.ASKING_PIN || pin.isEmpty()) {
      return;
    }
    Attempt now = attempt.orElseThrow();
    stage = ChooserStage.CHECKING_PIN;
    view.checkingPin();
    world.background().execute(() -> authenticate(now, pin));
  }

  @Override
  public void cancel() {
    if (exchange.isPresent()) {
      exchange.get().cancel();
      return;
    }
    end(
        stage == ChooserStage.LOCKED_OUT
            ? new ChooserOutcome.Failed(ChannelError.WRONG_PIN)
            : new ChooserOutcome.Dismissed());
  }

  @Override
  public void focusGained() {
    disturb();
  }

  /** In the background. */
  private void connect(Attempt now) {
    report(
        now,
        () -> {
          now.connect();
          return () -> askPin(Optional.empty());
        });
  }

  /** In the background. */
  private void authenticate(Attempt now, String pin) {
    report(
        now,
        () -> {
          PinOutcome outcome = now.authenticate(pin);
          return () -> authenticated(now, outcome);
        });
  }

  /** A step that blocks, and what is then to be done on the controller's thread. */
  private interface Step {
    Runnable run() throws ChannelException;
  }

  private void report(Attempt now, Step step) {
    Runnable next;
    try {
      next = step.run();
    } catch (ChannelException e) {
      LOG.debug("no session with the device", e);
      next = () -> failed(e.error());
    } catch (RuntimeException e) {
      LOG.error("connecting to the device failed unexpectedly", e);
      next = () -> failed(ChannelError.INTERNAL);
    }
    Runnable then = next;
    world.own().execute(() -> ifCurrent(now, then));
  }

  private void ifCurrent(Attempt now, Runnable task) {
    if (stage != ChooserStage.ENDED && attempt.filter(now::equals).isPresent()) {
      task.run();
    }
  }

  private void askPin(Optional<String> problem) {
    stage = ChooserStage.ASKING_PIN;
    view.askPin(devices.rowOf(attempt.orElseThrow().device()), problem);
  }

  private void authenticated(Attempt now, PinOutcome outcome) {
    if (outcome instanceof PinOutcome.Authenticated opened) {
      succeed(now, opened.session());
    } else if (outcome instanceof PinOutcome.WrongPin wrong && wrong.attemptsLeft() > 0) {
      askPin(Optional.of(ChooserTexts.wrongPin(wrong.attemptsLeft())));
    } else {
      lockOut();
    }
  }

  private void succeed(Attempt now, SecureSession session) {
    if (now.release()) {
      ExchangeStep.SESSION.done();
      stage = ChooserStage.ENDED;
      search.close();
      ExchangeController next =
          new ExchangeController(origin, devices.rowOf(now.device()), world, view);
      exchange = Optional.of(next);
      next.start();
      ended.accept(new ChooserOutcome.Chosen(now.device(), session, next));
    }
  }

  private void failed(ChannelError error) {
    if (error == ChannelError.WRONG_PIN) {
      lockOut();
      return;
    }
    dropAttempt();
    stage = ChooserStage.PICKING;
    // The list may have changed while it was out of sight.
    guard.disturb();
    view.pick(Optional.of(ChooserTexts.problem(error)));
    tellConfirmable();
  }

  private void lockOut() {
    dropAttempt();
    stage = ChooserStage.LOCKED_OUT;
    view.lockedOut(ChooserTexts.LOCKED_OUT.text());
  }

  private void dropAttempt() {
    Optional<Attempt> was = attempt;
    attempt = Optional.empty();
    was.ifPresent(each -> world.background().execute(each::cancel));
  }

  private void end(ChooserOutcome outcome) {
    if (stage == ChooserStage.ENDED) {
      return;
    }
    stage = ChooserStage.ENDED;
    search.close();
    dropAttempt();
    view.close();
    ended.accept(outcome);
  }

  private boolean confirmable() {
    return stage == ChooserStage.PICKING && devices.selected().isPresent() && !guard.deaf();
  }

  private void tellConfirmable() {
    if (stage != ChooserStage.ENDED) {
      view.confirmable(confirmable());
    }
  }

  private void disturb() {
    if (stage != ChooserStage.ENDED) {
      guard.disturb();
      tellConfirmable();
    }
  }

  private void losePatience(ChannelSearch with) {
    if (stage != ChooserStage.ENDED && with == search) {
      patienceOver = true;
      tellSearch();
    }
  }

  private void tellSearch() {
    SearchState state = SearchState.SEARCHING;
    if (!devices.isEmpty()) {
      state = SearchState.FOUND;
    } else if (search.searching().isEmpty()) {
      state = SearchState.IMPOSSIBLE;
    } else if (patienceOver) {
      state = SearchState.NOTHING_YET;
    }
    view.search(state);
  }

  /** What the search brings; not heard any more after the end. */
  private final class Found implements ChannelSearch.Listener {
    @Override
    public void seen(NearFieldTransport by, DiscoveredDevice device) {
      listChanged(devices.seen(new FoundDevice(by, device)));
      if (!foundAny && !devices.isEmpty()) {
        foundAny = true;
        ExchangeStep.SEARCHED.done();
      }
    }

    @Override
    public void lost(NearFieldTransport by, DiscoveredDevice device) {
      listChanged(devices.lost(new FoundDevice(by, device)));
    }

    @Override
    public void channelsChanged() {
      List<ChannelNotice> notices = search.notices();
      view.notices(notices);
      tellSearch();
      // Notices take room: what is below them moves.
      disturb();
    }

    private void listChanged(boolean changed) {
      if (changed) {
        tellSearch();
        disturb();
      }
    }
  }
}
