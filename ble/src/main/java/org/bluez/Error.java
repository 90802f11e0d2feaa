package org.bluez;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/**
 * BlueZ's errors under their real names. dbus-java makes the name of an error of the name of its
 * class, and bluez-dbus's own exceptions have names that bluetoothd does not know.
 */
public class Error extends DBusExecutionException {
  /** Takes the text for the log. */
  public Error(String message) {
    super(message);
  }

  /** {@code org.bluez.Error.Failed}. */
  public static final class Failed extends Error {
    /** Takes the text for the log. */
    public Failed(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.InProgress}. */
  public static final class InProgress extends Error {
    /** Takes the text for the log. */
    public InProgress(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotSupported}. */
  public static final class NotSupported extends Error {
    /** Takes the text for the log. */
    public NotSupported(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotAuthorized}. */
  public static final class NotAuthorized extends Error {
    /** Takes the text for the log. */
    public NotAuthorized(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.NotReady}. */
  public static final class NotReady extends Error {
    /** Takes the text for the log. */
    public NotReady(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.AlreadyExists}. */
  public static final class AlreadyExists extends Error {
    /** Takes the text for the log. */
    public AlreadyExists(String message) {
      super(message);
    }
  }

  /** {@code org.bluez.Error.DoesNotExist}. */
  public static final class DoesNotExist extends Error {
    /** Takes the text for the log. */
    public DoesNotExist(String message) {
      super(message);
    }
  }
}
