package org.vicinity.ble.testing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bluez.GattCharacteristic1;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.Variant;

/** What bluetoothd calls in a peripheral's program, which may go away while it is called. */
final class PeripheralCalls {
  private static final long LIMIT_MILLIS = 20_000;

  private final DBusConnection connection;
  private final Map<MethodCall, String> pending = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  PeripheralCalls(DBusConnection connection) throws DBusException {
    this.connection = connection;
    connection.addSigHandler(DBus.NameOwnerChanged.class, this::ownerChanged);
  }

  /** Writes, and returns the name of the error, or nothing when it was accepted. */
  String write(FakeAdapter.Registered to, byte[] value, Map<String, Variant<?>> options) {
    try {
      MethodCall call = call(to, "WriteValue", (byte) 0, "aya{sv}", value, options);
      pending.put(call, to.owner());
      try {
        if (ended || gone.contains(to.owner())) {
          return "org.freedesktop.DBus.Error.ServiceUnknown";
        }
        connection.sendMessage(call);
        Message reply = call.getReply(LIMIT_MILLIS);
        if (reply == null) {
          return "org.freedesktop.DBus.Error.NoReply";
        }
        return reply instanceof Error ? reply.getName() : "";
      } finally {
        pending.remove(call);
      }
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Acknowledges an indication. */
  void confirm(FakeAdapter.Registered characteristic) {
    try {
      connection.sendMessage(call(characteristic, "Confirm", Flags.NO_REPLY_EXPECTED, null));
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives up all that waits, and whatever comes. */
  void end() {
    ended = true;
    pending.forEach((call, owner) -> giveUp(call, owner, owner));
  }

  private MethodCall call(
      FakeAdapter.Registered to, String method, byte flags, String signature, Object... arguments)
      throws DBusException {
    return connection
        .getMessageFactory()
        .createMethodCall(
            to.owner(),
            to.path(),
            GattCharacteristic1.class.getName(),
            method,
            flags,
            signature,
            arguments);
  }

  private void ownerChanged(DBus.NameOwnerChanged change) {
    if (change.newOwner.isEmpty()) {
      gone.add(change.name);
      pending.forEach((call, owner) -> giveUp(call, owner, change.name));
    }
  }

  private void giveUp(MethodCall call, String owner, String left) {
    if (owner.equals(left)) {
      try {
        call.setReply(
            connection
                .getMessageFactory()
                .createError(
                    left, "org.freedesktop.DBus.Error.NoReply", call.getSerial(), "s", "gone"));
      } catch (DBusException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
