package org.vicinity.browser.chooser;

import java.time.Duration;
import java.util.Optional;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;
import org.vicinity.certstore.name.Origin;

/**
 * What follows a chooser in the same window: the exchange between page, service and device, which
 * the user can cancel at every moment, and its one end. Lives on the thread of {@link
 * ChooserWorld#own}; only what the bridge tells comes on any thread.
 */
final class ExchangeController implements ExchangeProgress {
  /** Long enough to read a result that asks for nothing; all others stay until they are closed. */
  static final Duration READING = Duration.ofSeconds(5);

  private enum Stage {
    RUNNING,
    CANCELLED,
    OVER,
    CLOSED
  }

  private final Origin origin;
  private final DeviceRow device;
  private final ChooserWorld world;
  private final ChooserView view;
  private Stage stage = Stage.RUNNING;
  private Optional<Runnable> undo = Optional.empty();

  ExchangeController(Origin origin, DeviceRow device, ChooserWorld world, ChooserView view) {
    this.origin = origin;
    this.device = device;
    this.world = world;
    this.view = view;
  }

  /** Shows that the page has its turn. */
  void start() {
    show(Phase.WAITING_FOR_SITE);
  }

  /** Cancels the exchange, or closes the window in which its end was read. */
  void cancel() {
    if (stage == Stage.RUNNING) {
      stage = Stage.CANCELLED;
      view.close();
      undo.ifPresent(world.background()::execute);
    } else {
      close();
    }
  }

  @Override
  public void began(Runnable cancel) {
    world.own().execute(() -> cancelBy(cancel));
  }

  private void cancelBy(Runnable cancel) {
    undo = Optional.of(cancel);
    if (stage == Stage.CANCELLED) {
      world.background().execute(cancel);
    }
  }

  @Override
  public void at(Phase phase) {
    world.own().execute(() -> show(phase));
  }

  private void show(Phase phase) {
    if (stage == Stage.RUNNING) {
      view.progress(device, ChooserTexts.progress(phase, origin));
    }
  }

  @Override
  public void ended(ExchangeEnd end) {
    world.own().execute(() -> end(end));
  }

  private void end(ExchangeEnd end) {
    if (stage != Stage.RUNNING) {
      return;
    }
    stage = Stage.OVER;
    boolean good = end == ExchangeEnd.CONNECTED;
    view.result(device, ChooserTexts.result(end, origin), good);
    if (good || end == ExchangeEnd.WITHDRAWN) {
      world.clock().after(READING, this::close);
    }
  }

  private void close() {
    if (stage == Stage.OVER) {
      stage = Stage.CLOSED;
      view.close();
    }
  }
}
