package org.vicinity.browser.settings;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.vicinity.browser.language.Phrase;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.KeyProtection;
import org.vicinity.certstore.grant.Quarantined;
import org.vicinity.certstore.revocation.RevocationReason;

/** Every word that the settings say; in the bundles beside it. */
enum SettingsTexts implements Phrase {
  TITLE,
  INTRO,
  SEARCH,
  SEARCH_HINT,
  EMPTY,
  NO_MATCH,
  NEVER,
  NOBODY,
  FLAW,
  EXPIRED,
  REVOKED_CERTIFICATE,
  REVOCATION_UNKNOWN,
  COLUMN,
  REVOKE,
  REVOKE_MORE,
  SCOPE,
  UNDO,
  UNDO_FAILED,
  CONFIRM_TITLE,
  REVOKE_YES,
  CANCEL,
  REVOKE_FAILED,
  CONFIRM,
  CONFIRM_ONE,
  CONFIRM_SEVERAL,
  CONFIRM_ORIGIN,
  CONFIRM_DEVICE,
  CONFIRM_USER,
  CONFIRM_EVERYTHING,
  REVOKED_BY_SITE,
  REASON,
  AND_MORE,
  REVOKED_ONE,
  REVOKED_SEVERAL,
  UNTOLD,
  UNTOLD_DEVICE,
  UNTOLD_MORE,
  LIST_SEPARATOR,
  QUARANTINED,
  QUARANTINED_LIST,
  QUARANTINED_ENTRY,
  STORE_FLAW,
  KEY_IN_KEYRING,
  KEY_IN_FILE,
  KEY_IN_OPEN_FILE,
  NO_KEYRING,
  KEYRING_UNUSED,
  KEY_PROTECTION,
  CHANNELS,
  CHANNEL_ON,
  CHANNEL_UNKNOWN,
  NO_CHANNELS,
  MUTED,
  MUTED_INTRO,
  ALLOW,
  ALLOW_AGAIN,
  CERTIFICATE,
  PAGES,
  PRIVACY,
  ABOUT,
  CLEAR_INTRO,
  DATA,
  DATA_HELP,
  CLEAR,
  CLEARING,
  CLEARED,
  CLEAR_FAILED,
  VERSIONS,
  LICENCES,
  LICENCES_INTRO,
  NO_LICENCES;

  private static final int MOST_NAMES = 3;

  static String confirm(String what, int count) {
    return CONFIRM.count(count, what);
  }

  static String confirmOne(String device, String origin) {
    return CONFIRM_ONE.text(device, origin);
  }

  static String confirmSeveral(int count) {
    return CONFIRM_SEVERAL.text(count);
  }

  static String confirmOrigin(int count, String origin) {
    return CONFIRM_ORIGIN.count(count, origin);
  }

  static String revokedBySite(String device, String origin, String day, RevocationReason reason) {
    return REVOKED_BY_SITE.text(device, origin, day, REASON.of(reason));
  }

  static String andMore(int count) {
    return AND_MORE.count(count);
  }

  static String confirmDevice(int count, String device) {
    return CONFIRM_DEVICE.count(count, device);
  }

  static String confirmUser(int count, String user, String origin) {
    return CONFIRM_USER.count(count, user, origin);
  }

  static String confirmEverything(int count) {
    return CONFIRM_EVERYTHING.count(count);
  }

  static String revoked(List<Grant> grants, Duration time) {
    return grants.size() == 1
        ? REVOKED_ONE.text(GrantTableModel.device(grants.get(0)), time.toSeconds())
        : REVOKED_SEVERAL.text(grants.size(), time.toSeconds());
  }

  static String untold(List<Grant> grants) {
    String names =
        grants.stream()
            .limit(MOST_NAMES)
            .map(
                grant ->
                    UNTOLD_DEVICE.text(GrantTableModel.device(grant), grant.origin().serialized()))
            .collect(Collectors.joining(LIST_SEPARATOR.text()));
    int more = grants.size() - MOST_NAMES;
    return UNTOLD.text(more > 0 ? UNTOLD_MORE.text(names, more) : names);
  }

  static String quarantined(Quarantined part) {
    return QUARANTINED.text(name(part.part()), STORE_FLAW.of(part.flaw()));
  }

  private static String name(Quarantined.Part part) {
    if (part instanceof Quarantined.StoreFile file) {
      return file.path().toString();
    }
    return part instanceof Quarantined.Entry entry
        ? QUARANTINED_ENTRY.text(entry.row())
        : QUARANTINED_LIST.text();
  }

  static String protection(KeyProtection protection) {
    if (protection instanceof KeyProtection.InFile in) {
      String file = in.file().toString();
      return KEY_PROTECTION.text(
          in.ownerOnly() ? KEY_IN_FILE.text(file) : KEY_IN_OPEN_FILE.text(file),
          in.unused().map(why -> KEYRING_UNUSED.of(why)).orElse(NO_KEYRING.text()));
    }
    return KEY_IN_KEYRING.text();
  }

  static String allowAgain(String origin) {
    return ALLOW_AGAIN.text(origin);
  }
}
