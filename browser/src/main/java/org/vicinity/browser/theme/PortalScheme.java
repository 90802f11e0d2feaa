package org.vicinity.browser.theme;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop portal, which GNOME, KDE and others offer on the session bus. Connects with the first
 * question, and hears changes from then on. Thread-safe.
 */
final class PortalScheme implements SchemeSource {
  private static final Logger LOG = LoggerFactory.getLogger(PortalScheme.class);
  private static final int DARK = 1;
  private static final int LIGHT = 2;

  private final Optional<String> address;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Optional<DBusConnection> connection = Optional.empty();
  private boolean over;

  /**
   * Makes one that has not connected.
   *
   * @param address of another bus than that of the session
   */
  PortalScheme(Optional<String> address) {
    this.address = address;
  }

  @Override
  public synchronized Optional<Scheme> read() {
    if (over) {
      return Optional.empty();
    }
    try {
      if (connection.isEmpty()) {
        connection = Optional.of(connect());
      }
      PortalApi.Settings portal =
          connection
              .get()
              .getRemoteObject(PortalApi.BUS_NAME, PortalApi.PATH, PortalApi.Settings.class);
      return scheme(portal.Read(PortalApi.NAMESPACE, PortalApi.KEY));
    } catch (DBusException | DBusExecutionException | IllegalStateException absent) {
      LOG.debug("the desktop portal does not tell the colour scheme", absent);
      return Optional.empty();
    }
  }

  private DBusConnection connect() throws DBusException {
    DBusConnection made =
        address
            .map(DBusConnectionBuilder::forAddress)
            .orElseGet(DBusConnectionBuilder::forSessionBus)
            .withShared(false)
            .build();
    made.addSigHandler(
        PortalApi.Settings.SettingChanged.class,
        signal -> {
          if (signal.isOfScheme()) {
            listeners.forEach(Runnable::run);
          }
        });
    return made;
  }

  /** A variant in a variant, or, from portals that do better, in none; no preference is none. */
  private static Optional<Scheme> scheme(Variant<?> variant) {
    Object value = variant.getValue();
    for (int depth = 0; depth < 2 && value instanceof Variant<?> inner; depth++) {
      value = inner.getValue();
    }
    if (!(value instanceof UInt32 number)) {
      return Optional.empty();
    }
    return switch (number.intValue()) {
      case DARK -> Optional.of(Scheme.DARK);
      case LIGHT -> Optional.of(Scheme.LIGHT);
      default -> Optional.empty();
    };
  }

  @Override
  public void onChange(Runnable changed) {
    listeners.add(changed);
  }

  @Override
  public synchronized void close() {
    over = true;
    connection.ifPresent(DBusConnection::disconnect);
    connection = Optional.empty();
  }
}
