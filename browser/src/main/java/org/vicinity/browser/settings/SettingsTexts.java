package org.vicinity.browser.settings;

import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.certstore.grant.Quarantined;

/** Every word that the devices' settings say, in one place. */
final class SettingsTexts {
  static final String TITLE = "Devices";
  static final String INTRO =
      "What you gave to web sites. A site reaches exactly the devices listed here, over connections"
          + " that the browser checks, and nothing else on your network.";
  static final String SEARCH = "Search";
  static final String SEARCH_HINT = "Search by device, site or user";
  static final String EMPTY =
      "No web site was given a device yet.\n"
          + "When a site asks for one, you choose it, and it appears here.";
  static final String NO_MATCH = "Nothing matches the search.";
  static final String UNNAMED = "Unnamed device";
  static final String NEVER = "Never";
  static final String EXPIRED = "expired";
  static final String REVOKED = "revoked by the site";
  static final String REVOCATION_UNKNOWN = "perhaps revoked, the site does not answer";

  static final String REVOKE = "Revoke selected";
  static final String REVOKE_ORIGIN = "Revoke all of this site";
  static final String CONFIRM_TITLE = "Revoke devices";
  static final String REVOKE_YES = "Revoke";
  static final String CANCEL = "Cancel";
  static final String REVOKE_FAILED =
      "Not everything could be revoked. What is still listed still works; try again.";

  static final String CHANNELS = "How devices are found";
  static final String CHANNEL_ON = "On";
  static final String NO_CHANNELS = "There is no way to search for devices on this computer.";

  static final String MUTED = "Sites that may not ask";
  static final String MUTED_INTRO =
      "You cancelled these sites' requests three times in a row. They cannot ask until the browser is"
          + " closed, or until you allow it.";
  static final String ALLOW = "Allow again";

  private SettingsTexts() {}

  static String confirm(String what, int count) {
    String pronoun = count == 1 ? "it" : "them";
    return what
        + "\n\nThe site loses "
        + pronoun
        + " at once, open connections end, and each device that can be reached forgets the site. To"
        + " use "
        + pronoun
        + " again, choose anew on that site.";
  }

  static String confirmOne(String device, String origin) {
    return "Take “" + device + "” back from " + origin + "?";
  }

  static String confirmSeveral(int count) {
    return "Take " + count + " devices back from the sites that have them?";
  }

  static String confirmOrigin(int count, String origin) {
    return count == 1
        ? "Take the only device of " + origin + " back?"
        : "Take all " + count + " devices of " + origin + " back?";
  }

  static String revokedBySite(String device, String origin, String day, String reason) {
    return "“"
        + device
        + "” does not work any more: "
        + origin
        + " withdrew its certificate on "
        + day
        + " ("
        + reason
        + "). Connect to it again on that site, or remove it here.";
  }

  static String andMore(int count) {
    return "… and " + count + " more.";
  }

  static String quarantined(Quarantined part) {
    return ChannelNotice.sentence(part.what() + " could not be read: " + part.reason());
  }

  static String allowAgain(String origin) {
    return ALLOW + ": " + origin;
  }
}
