package org.vicinity.browser.chooser;

import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.channel.ChannelError;

/** Every word that the chooser says, in one place. */
final class ChooserTexts {
  static final String UNNAMED = "Unnamed device";
  static final String NOT_PAIRABLE = "Not ready to be set up";

  static final String TITLE = "Connect a device";
  static final String WANTS = "wants to connect to a device near you";
  static final String GIVEN =
      "This site gets an encrypted connection to the one device that you pick. It does not see your"
          + " other devices. You can take it back at any time in Settings, under Devices.";

  static final String DEVICES = "Devices nearby";
  static final String SEARCHING = "Searching…";
  static final String FOUND = "Still searching…";
  static final String NOTHING_YET =
      "Nothing found yet. Check that the device is switched on, near you, and ready to be set up.";
  static final String IMPOSSIBLE = "No device can be searched for now.";

  static final String CONNECT = "Connect";
  static final String CANCEL = "Cancel";
  static final String CLOSE = "Close";
  static final String CONNECTING = "Connecting to the device…";
  static final String CHECKING_PIN = "Checking the PIN…";
  static final String PIN = "PIN";
  static final String ENTER_PIN =
      "Enter the PIN that the device shows, or that is printed on it. It proves that you are at this"
          + " very device.";
  static final String LOCKED_OUT =
      "The PIN was wrong too often, so the device hung up. Look up its PIN and connect again.";
  static final String LAST_CHANCE =
      "You cancelled twice. If you cancel again, this site cannot ask any more until you close the"
          + " browser or allow it again in Settings, under Devices.";

  private ChooserTexts() {}

  static String forUser(String user) {
    return "for " + user + ", as the site says";
  }

  static String wrongPin(int attemptsLeft) {
    return ChannelNotice.sentence(ChannelError.WRONG_PIN.text())
        + (attemptsLeft == 1 ? " 1 attempt left." : " " + attemptsLeft + " attempts left.");
  }

  /** Says what went wrong with a device that was picked; the list is there to try again. */
  static String problem(ChannelError error) {
    return ChannelNotice.sentence(error.text());
  }

  static String notice(ChannelNotice notice) {
    return notice.channel().label() + ": " + notice.reason() + " " + notice.remedy();
  }
}
