package org.vicinity.browser.settings;

import java.util.List;
import org.vicinity.certstore.grant.Grant;

/** What else is revoked along with one grant. */
enum RevokeScope {
  /** All that its origin has. */
  ORIGIN,
  /** What says the same of itself: a device has no identity across origins. */
  DEVICE,
  /** All of its user at its origin; another origin's user of the same id is somebody else. */
  USER,
  /** Everything. */
  ALL;

  String title() {
    return SettingsTexts.SCOPE.of(this);
  }

  /** Returns those of the active grants that go along with one, itself included. */
  List<Grant> of(Grant one, List<Grant> active) {
    return active.stream()
        .filter(
            grant ->
                switch (this) {
                  case ORIGIN -> grant.origin().equals(one.origin());
                  case DEVICE -> grant.device().equals(one.device());
                  case USER ->
                      grant.origin().equals(one.origin())
                          && grant
                              .user()
                              .map(user -> user.id())
                              .equals(one.user().map(user -> user.id()));
                  case ALL -> true;
                })
        .toList();
  }

  /** Returns the question to the user. */
  String question(Grant one, int count) {
    String origin = one.origin().serialized();
    return switch (this) {
      case ORIGIN -> SettingsTexts.confirmOrigin(count, origin);
      case DEVICE -> SettingsTexts.confirmDevice(count, GrantTableModel.device(one));
      case USER ->
          SettingsTexts.confirmUser(
              count,
              one.user().map(GrantTableModel::user).orElse(SettingsTexts.NOBODY.text()),
              origin);
      case ALL -> SettingsTexts.confirmEverything(count);
    };
  }
}
