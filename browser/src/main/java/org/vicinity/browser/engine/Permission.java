package org.vicinity.browser.engine;

import java.util.Locale;
import java.util.Optional;

/** What pages may ask for elsewhere and is refused here, because nothing here could ask. */
public enum Permission {
  /** Pictures of a camera. */
  CAMERA,
  /** Sound of a microphone. */
  MICROPHONE,
  /** Pictures of the screen. */
  SCREEN,
  /** Messages on the desktop. */
  NOTIFICATIONS,
  /** Where the user is. */
  LOCATION,
  /** Music instruments. */
  MIDI,
  /** Devices at the computer's ports. */
  PORTS,
  /** Bluetooth devices, other than by the browser's own chooser. */
  BLUETOOTH,
  /** What was copied elsewhere. */
  CLIPBOARD;

  /** Returns the permission of a name in lower case. */
  static Optional<Permission> named(String name) {
    for (Permission each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
