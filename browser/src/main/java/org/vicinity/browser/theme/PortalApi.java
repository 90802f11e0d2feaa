package org.vicinity.browser.theme;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The part of the desktop portal's interface for settings that is used here. */
final class PortalApi {
  static final String BUS_NAME = "org.freedesktop.portal.Desktop";
  static final String PATH = "/org/freedesktop/portal/desktop";
  static final String NAMESPACE = "org.freedesktop.appearance";
  static final String KEY = "color-scheme";

  private PortalApi() {}

  /** The interface. */
  @DBusInterfaceName("org.freedesktop.portal.Settings")
  public interface Settings extends DBusInterface {
    /** Returns a value; in the portals of all versions it is wrapped in a second variant. */
    Variant<?> Read(String namespace, String key);

    /** A value has changed. */
    final class SettingChanged extends DBusSignal {
      private final String namespace;
      private final String key;

      /** For the D-Bus library. */
      public SettingChanged(String path, String namespace, String key, Variant<?> value)
          throws DBusException {
        super(path, namespace, key, value);
        this.namespace = namespace;
        this.key = key;
      }

      boolean isOfScheme() {
        return namespace.equals(NAMESPACE) && key.equals(KEY);
      }
    }
  }
}
