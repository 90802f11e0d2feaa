package org.vicinity.bridge;

/**
 * Where the user sees how the exchange goes on after a device was chosen; the shell's. The bridge
 * calls {@link #began} once, {@link #at} any number of times, and {@link #ended} once, on any
 * threads; a phase that is told after the end means nothing. All methods return at once.
 */
public interface ExchangeProgress {
  /** What the browser does, or waits for. */
  enum Phase {
    /** The page is to give the service's challenge (step 5), or the certificate (step 11). */
    WAITING_FOR_SITE,
    /** The device makes its certificate request, and is checked (steps 6 to 10). */
    CHECKING_DEVICE,
    /** The certificate is verified, delivered and confirmed (steps 12 and 13). */
    INSTALLING
  }

  /**
   * The exchange can be cancelled from now on.
   *
   * @param cancel undoes everything on both sides; the page's call rejects with an {@code
   *     AbortError}. It may be called at any time on any thread, and may block for a moment.
   */
  void began(Runnable cancel);

  /** The exchange goes on. */
  void at(Phase phase);

  /** The exchange is over. */
  void ended(ExchangeEnd end);
}
