package org.vicinity.browser.chooser;

import java.util.List;

/**
 * What a person would do in the chooser, for runs without one: the dialog is shown as always, and
 * the same controls are used.
 *
 * @param chooseName the name of the device to select, as the chooser shows it
 * @param pins what to type when asked for a PIN, one after the other; the chooser is cancelled when
 *     they have run out
 */
public record ChooserAutomation(String chooseName, List<String> pins) {
  /** Copies the list. */
  public ChooserAutomation {
    pins = List.copyOf(pins);
  }

  /** Names no PIN: they do not belong in a log. */
  @Override
  public String toString() {
    return "ChooserAutomation[" + pins.size() + " PINs]";
  }
}
