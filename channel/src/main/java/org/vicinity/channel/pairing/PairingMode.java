package org.vicinity.channel.pairing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;

/**
 * Whether a device lets anybody begin a pairing: how many PINs were wrong since the mode was
 * opened, and whether a pairing runs. All methods but {@link #pairable()} and {@link #onChanged}
 * run on the pairing thread.
 */
final class PairingMode {
  private static final Logger LOG = LoggerFactory.getLogger(PairingMode.class);

  private final int maxFailures;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Pairing> current = Optional.empty();
  private int failures;
  private boolean ended;
  private volatile boolean pairable = true;

  PairingMode(int maxFailures) {
    this.maxFailures = maxFailures;
  }

  boolean pairable() {
    return pairable;
  }

  void onChanged(Consumer<Boolean> listener) {
    listeners.add(listener);
  }

  Optional<Pairing> current() {
    return current;
  }

  /** Returns why no pairing can begin, or empty when one can. */
  Optional<ChannelError> refusal() {
    if (ended || failures >= maxFailures) {
      return Optional.of(ChannelError.PAIRING_CLOSED);
    }
    return current.map(busy -> ChannelError.BUSY);
  }

  void begin(Pairing pairing) {
    current = Optional.of(pairing);
    update();
  }

  void finish(Pairing pairing) {
    if (current.filter(pairing::equals).isPresent()) {
      current = Optional.empty();
      update();
    }
  }

  /** Returns how many more PINs may be wrong. */
  int failuresLeft() {
    return maxFailures - failures;
  }

  void wrongPin() {
    failures++;
    if (failures == maxFailures) {
      LOG.warn("pairing mode closed after {} wrong PINs", failures);
    }
    update();
  }

  void restart() {
    failures = 0;
    update();
  }

  /** Ends the mode for good. */
  void end() {
    ended = true;
    update();
  }

  private void update() {
    boolean now = refusal().isEmpty();
    if (now != pairable) {
      pairable = now;
      listeners.forEach(listener -> tell(listener, now));
    }
  }

  private static void tell(Consumer<Boolean> listener, boolean now) {
    try {
      listener.accept(now);
    } catch (RuntimeException e) {
      LOG.error("a listener failed", e);
    }
  }
}
