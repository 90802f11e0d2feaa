package org.vicinity.bridge;

import org.vicinity.channel.ChannelError;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.session.SecureSession;

/** How a chooser ended. */
public sealed interface ChooserOutcome {
  /**
   * The user picked a device, and the session with it is open. Whoever takes it closes it.
   *
   * @param progress to be told how it goes on, up to its end
   */
  record Chosen(DiscoveredDevice device, SecureSession session, ExchangeProgress progress)
      implements ChooserOutcome {}

  /** The user cancelled or closed the chooser. */
  record Dismissed() implements ChooserOutcome {}

  /** The device was picked, but no session came about: three wrong PINs, gone, busy. */
  record Failed(ChannelError error) implements ChooserOutcome {}

  /** It was not shown: this origin is muted, or another chooser is open in this tab. */
  record Suppressed() implements ChooserOutcome {}
}
