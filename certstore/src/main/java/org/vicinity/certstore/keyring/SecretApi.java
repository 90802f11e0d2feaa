package org.vicinity.certstore.keyring;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/**
 * The part of the Secret Service API, draft 0.2, that is used here: names and signatures are the
 * specification's.
 */
final class SecretApi {
  static final String BUS_NAME = "org.freedesktop.secrets";
  static final String PATH = "/org/freedesktop/secrets";

  private SecretApi() {}

  /** Two values that one call returns. */
  public static final class Two<A, B> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    /** For the D-Bus library. */
    public Two(A first, B second) {
      this.first = first;
      this.second = second;
    }
  }

  /** A secret on its way, encrypted for a session: {@code (oayays)}. */
  public static final class Secret extends Struct {
    @Position(0)
    public final DBusPath session;

    @Position(1)
    public final byte[] parameters;

    @Position(2)
    public final byte[] value;

    @Position(3)
    public final String contentType;

    /** For the D-Bus library. */
    public Secret(DBusPath session, byte[] parameters, byte[] value, String contentType) {
      this.session = session;
      this.parameters = parameters;
      this.value = value;
      this.contentType = contentType;
    }
  }

  /** The service. */
  @DBusInterfaceName("org.freedesktop.Secret.Service")
  public interface Service extends DBusInterface {
    /** Agrees on how secrets travel. */
    Two<Variant<?>, DBusPath> OpenSession(String algorithm, Variant<?> input);

    /** Returns the items with these attributes: unlocked, locked. */
    Two<List<DBusPath>, List<DBusPath>> SearchItems(Map<String, String> attributes);

    /** Returns what is unlocked now, and a prompt for the rest. */
    Two<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects);

    /** Returns the collection of that alias, {@code /} when there is none. */
    DBusPath ReadAlias(String name);
  }

  /** A keyring. */
  @DBusInterfaceName("org.freedesktop.Secret.Collection")
  public interface Collection extends DBusInterface {
    /** Returns the item, or a prompt. */
    Two<DBusPath, DBusPath> CreateItem(
        Map<String, Variant<?>> properties, Secret secret, boolean replace);
  }

  /** One secret in a keyring. */
  @DBusInterfaceName("org.freedesktop.Secret.Item")
  public interface Item extends DBusInterface {
    /** Returns the secret, for a session. */
    Secret GetSecret(DBusPath session);
  }

  /** Asks the user for something. */
  @DBusInterfaceName("org.freedesktop.Secret.Prompt")
  public interface Prompt extends DBusInterface {
    /** Shows it; {@link Completed} follows. */
    void Prompt(String windowId);

    /** Takes it away. */
    void Dismiss();

    /** The user answered, or declined. */
    final class Completed extends DBusSignal {
      final boolean dismissed;

      /** For the D-Bus library. */
      public Completed(String path, boolean dismissed, Variant<?> result) throws DBusException {
        super(path, dismissed, result);
        this.dismissed = dismissed;
      }
    }
  }
}
