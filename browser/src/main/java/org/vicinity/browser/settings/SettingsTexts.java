package org.vicinity.browser.settings;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.certstore.grant.Grant;
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
  static final String REVOKE_MORE = "Revoke more…";
  static final String REVOKE_DEVICE = "This device, from all sites";
  static final String REVOKE_USER = "All devices of this user";
  static final String REVOKE_EVERYTHING = "Every device of every site";
  static final String UNDO = "Undo";
  static final String UNDO_FAILED =
      "Not everything could be brought back: a device was told already. Connect to it again on its"
          + " site.";
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
        + " at once, open connections end, and what the browser kept of "
        + pronoun
        + " is removed. You can undo this for a moment; then each device is told to forget the site,"
        + " as soon as it can be reached.";
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

  static String confirmDevice(int count, String device) {
    return count == 1
        ? "Take “" + device + "” back from the only site that has it?"
        : "Take “" + device + "” back from all " + count + " sites that have it?";
  }

  static String confirmUser(int count, String user, String origin) {
    return "Take " + devices(count) + " of " + user + " at " + origin + " back?";
  }

  static String confirmEverything(int count) {
    return count == 1
        ? "Take the only device back that any site has?"
        : "Take all " + count + " devices back from all sites?";
  }

  static String revoked(List<Grant> grants, Duration time) {
    String what =
        grants.size() == 1
            ? "“" + GrantTableModel.device(grants.get(0)) + "” is revoked"
            : devices(grants.size()) + " are revoked";
    return what + ". You can undo this for " + time.toSeconds() + " seconds.";
  }

  static String untold(List<Grant> grants) {
    int shown = 3;
    String names =
        grants.stream()
            .limit(shown)
            .map(
                grant ->
                    "“" + GrantTableModel.device(grant) + "” (" + grant.origin().serialized() + ")")
            .collect(Collectors.joining(", "));
    String more = grants.size() > shown ? " and " + (grants.size() - shown) + " more" : "";
    return "Revoked here, but not told yet because they are away: "
        + names
        + more
        + ". They are told as soon as they are on this network, within 30 days.";
  }

  private static String devices(int count) {
    return count == 1 ? "1 device" : count + " devices";
  }

  static String quarantined(Quarantined part) {
    return ChannelNotice.sentence(part.what() + " could not be read: " + part.reason());
  }

  static String allowAgain(String origin) {
    return ALLOW + ": " + origin;
  }
}
