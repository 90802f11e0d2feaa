package org.vicinity.certstore.keyring;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.Variant;
import org.vicinity.certstore.grant.KeyVault;
import org.vicinity.certstore.grant.KeyVaultException;
import org.vicinity.certstore.grant.KeyVaultException.Reason;

/**
 * The user's default keyring, as GNOME Keyring, KWallet and KeePassXC offer it by the Secret
 * Service API. A locked keyring makes its service ask the user; a decline, or no answer in time, is
 * {@code LOCKED}. Secrets travel in the API's encrypted sessions only: a service without them (none
 * of those three) counts as failed. Each call connects anew, so a service may come and go.
 */
public final class DesktopKeyring implements KeyVault {
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final String SCHEMA = "org.vicinity.StoreKey";
  private static final String NOTHING = "/";

  private final Optional<String> address;
  private final Duration answer;

  /** The keyring of this desktop session. */
  public DesktopKeyring() {
    this(Optional.empty(), ANSWER);
  }

  /**
   * The keyring on another bus.
   *
   * @param answer how long the user may take to unlock it
   */
  DesktopKeyring(Optional<String> address, Duration answer) {
    this.address = address;
    this.answer = answer;
  }

  @Override
  public Optional<byte[]> load(String id) throws KeyVaultException {
    return with(
        keyring -> {
          List<DBusPath> items = keyring.find(id);
          return items.isEmpty() ? Optional.empty() : Optional.of(keyring.secret(items.get(0)));
        });
  }

  @Override
  public void save(String id, byte[] key) throws KeyVaultException {
    with(
        keyring -> {
          keyring.create(id, key);
          return Optional.empty();
        });
  }

  private interface Use {
    Optional<byte[]> apply(Session keyring)
        throws DBusException, GeneralSecurityException, KeyVaultException;
  }

  private Optional<byte[]> with(Use use) throws KeyVaultException {
    DBusConnection connection;
    try {
      connection =
          address
              .map(DBusConnectionBuilder::forAddress)
              .orElseGet(DBusConnectionBuilder::forSessionBus)
              .withShared(false)
              .build();
    } catch (DBusException | RuntimeException nobody) {
      throw new KeyVaultException(Reason.ABSENT, nobody);
    }
    try (connection) {
      return use.apply(new Session(connection));
    } catch (DBusExecutionException | DBusException error) {
      throw new KeyVaultException(isNobody(error) ? Reason.ABSENT : Reason.FAILED, error);
    } catch (GeneralSecurityException | IOException | IllegalStateException error) {
      throw new KeyVaultException(Reason.FAILED, error);
    }
  }

  private static boolean isNobody(Exception error) {
    return error.getClass().getSimpleName().equals("ServiceUnknown")
        || String.valueOf(error.getMessage()).contains("not provided by any .service files");
  }

  /** One connection with its encrypted session. */
  private final class Session {
    private final DBusConnection connection;
    private final SecretApi.Service service;
    private final SecretCipher cipher = new SecretCipher();
    private final DBusPath session;

    Session(DBusConnection connection) throws DBusException, GeneralSecurityException {
      this.connection = connection;
      this.service = object(SecretApi.PATH, SecretApi.Service.class);
      SecretApi.Two<Variant<?>, DBusPath> opened =
          service.OpenSession(SecretCipher.ALGORITHM, new Variant<>(cipher.publicValue(), "ay"));
      cipher.agree(bytes(opened.first));
      session = opened.second;
    }

    /** An array in a variant comes as a list. */
    private static byte[] bytes(Variant<?> variant) throws GeneralSecurityException {
      if (variant.getValue() instanceof byte[] bytes) {
        return bytes;
      }
      if (variant.getValue() instanceof List<?> list
          && list.stream().allMatch(Byte.class::isInstance)) {
        return Bytes.toArray(list.stream().map(Byte.class::cast).toList());
      }
      throw new GeneralSecurityException("no public value");
    }

    private <T extends org.freedesktop.dbus.interfaces.DBusInterface> T object(
        String path, Class<T> type) throws DBusException {
      return connection.getRemoteObject(SecretApi.BUS_NAME, path, type, true);
    }

    /** Returns the items of that name, unlocked. */
    List<DBusPath> find(String id) throws DBusException, KeyVaultException {
      SecretApi.Two<List<DBusPath>, List<DBusPath>> found = service.SearchItems(attributes(id));
      DBusPath keyring = service.ReadAlias("default");
      if (found.first.isEmpty() && found.second.isEmpty() && !keyring.getPath().equals(NOTHING)) {
        // GNOME's does not find items of a keyring that it has not opened yet.
        unlock(List.of(keyring));
        found = service.SearchItems(attributes(id));
      }
      if (found.first.isEmpty() && !found.second.isEmpty()) {
        unlock(found.second);
        return found.second;
      }
      return found.first;
    }

    byte[] secret(DBusPath item) throws DBusException, GeneralSecurityException {
      SecretApi.Secret secret = object(item.getPath(), SecretApi.Item.class).GetSecret(session);
      return cipher.open(new SecretCipher.Sealed(secret.parameters, secret.value));
    }

    void create(String id, byte[] key)
        throws DBusException, GeneralSecurityException, KeyVaultException {
      DBusPath keyring = service.ReadAlias("default");
      if (keyring.getPath().equals(NOTHING)) {
        throw new KeyVaultException(Reason.ABSENT);
      }
      unlock(List.of(keyring));
      SecretCipher.Sealed sealed = cipher.seal(key);
      SecretApi.Two<DBusPath, DBusPath> made =
          object(keyring.getPath(), SecretApi.Collection.class)
              .CreateItem(
                  Map.of(
                      "org.freedesktop.Secret.Item.Label",
                      new Variant<>("Vicinity: key of the device store"),
                      "org.freedesktop.Secret.Item.Attributes",
                      new Variant<>(attributes(id), "a{ss}")),
                  new SecretApi.Secret(
                      session, sealed.iv(), sealed.text(), "application/octet-stream"),
                  true);
      ask(made.second);
    }

    private void unlock(List<DBusPath> objects) throws DBusException, KeyVaultException {
      ask(service.Unlock(objects).second);
    }

    /** Has the service ask the user, and waits for the answer. */
    private void ask(DBusPath prompt) throws DBusException, KeyVaultException {
      if (prompt.getPath().equals(NOTHING)) {
        return;
      }
      SecretApi.Prompt asking = object(prompt.getPath(), SecretApi.Prompt.class);
      CompletableFuture<Boolean> dismissed = new CompletableFuture<>();
      // Ends with the connection.
      connection.addSigHandler(
          SecretApi.Prompt.Completed.class,
          signal -> {
            if (signal.getPath().equals(prompt.getPath())) {
              dismissed.complete(signal.dismissed);
            }
          });
      asking.Prompt("");
      try {
        if (dismissed.get(answer.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new KeyVaultException(Reason.LOCKED);
        }
      } catch (TimeoutException late) {
        asking.Dismiss();
        throw new KeyVaultException(Reason.LOCKED, late);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new KeyVaultException(Reason.LOCKED, interrupted);
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static Map<String, String> attributes(String id) {
    return Map.of("xdg:schema", SCHEMA, "key", id);
  }
}
