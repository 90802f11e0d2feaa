package org.vicinity.ble.bluez;

import java.util.concurrent.CompletableFuture;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;

/**
 * A method call that completes a future. The library's own proxies block a thread per call and lose
 * the names of errors; both are avoided here.
 */
final class PendingCall extends MethodCall {
  private final CompletableFuture<Object[]> answer;

  PendingCall(
      byte endianness,
      String destination,
      String path,
      String interfaceName,
      String member,
      String signature,
      CompletableFuture<Object[]> answer,
      Object... arguments)
      throws DBusException {
    super(
        endianness,
        destination,
        path,
        interfaceName,
        member,
        (byte) 0,
        signature.isEmpty() ? null : signature,
        arguments);
    this.answer = answer;
  }

  /** Called by the library's reader when the answer is there, or the connection is lost. */
  @Override
  public void setReply(Message reply) {
    super.setReply(reply);
    try {
      Object[] values = reply.getParameters();
      if (reply instanceof Error) {
        String text = values != null && values.length > 0 ? String.valueOf(values[0]) : "";
        answer.completeExceptionally(new BluezException(reply.getName(), text));
      } else {
        answer.complete(values == null ? new Object[0] : values);
      }
    } catch (DBusException | RuntimeException e) {
      answer.completeExceptionally(
          new BluezException("org.freedesktop.DBus.Error.InconsistentMessage", e.toString()));
    }
  }
}
