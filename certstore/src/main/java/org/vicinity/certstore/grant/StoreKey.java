package org.vicinity.certstore.grant;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of the rows, 256 random bits, and where it is kept: in a vault (the desktop's keyring)
 * or, without one, in the file {@code store.key}. The file {@code store.keyring} says that it is in
 * the vault and under which name; the name is a hash of the key and so also tells whether the vault
 * gave the right one.
 *
 * <p>A key moves from the file to the vault in this order: saved and read back, name written, file
 * destroyed. Whatever happens in between, the next start finds the key and goes on. A key that is
 * in the vault never moves back, and none is made in its place: that would look as if all devices
 * were lost.
 *
 * @param where where the key is kept
 * @param unused why the vault is not used, although there could be one
 * @param damage what had to be set aside
 */
record StoreKey(
    SecretKey key,
    Where where,
    Optional<KeyVaultException.Reason> unused,
    List<Quarantined> damage) {
  static final String FILE = "store.key";
  static final String MARKER = "store.keyring";

  private static final Logger LOG = LoggerFactory.getLogger(StoreKey.class);
  private static final int KEY = 32;
  private static final int NAME = 16;

  /** Where keys are kept. */
  enum Where {
    FILE,
    VAULT
  }

  /** Says whether there has been a key in this folder before. */
  static boolean isExpected(Path folder) {
    return KeyFile.exists(folder.resolve(FILE)) || KeyFile.exists(folder.resolve(MARKER));
  }

  /**
   * Finds the key, or makes one when there is none or its file is damaged.
   *
   * @param vault where it is kept if possible; without one it is kept in the file
   * @throws GrantStoreException when the key is in a vault that does not give it
   */
  static StoreKey open(Path folder, Optional<KeyVault> vault, Instant now)
      throws IOException, GrantStoreException {
    Path file = folder.resolve(FILE);
    Path marker = folder.resolve(MARKER);
    if (KeyFile.exists(marker)) {
      byte[] name =
          KeyFile.read(marker, NAME)
              .orElseThrow(() -> new GrantStoreException(GrantStoreException.Reason.KEY_UNUSABLE));
      return ofName(file, name, vault);
    }
    List<Quarantined> damage = List.of();
    Optional<byte[]> existing = Optional.empty();
    if (KeyFile.exists(file)) {
      existing = KeyFile.read(file, KEY);
      if (existing.isEmpty()) {
        Path aside = StoreFiles.setAside(file, now);
        LOG.error("the key file is damaged; it was set aside as {}", aside);
        damage =
            List.of(new Quarantined(new Quarantined.StoreFile(aside), StoreFlaw.KEY_FILE_DAMAGED));
      }
    }
    return kept(existing, file, marker, vault, damage);
  }

  private static StoreKey kept(
      Optional<byte[]> existing,
      Path file,
      Path marker,
      Optional<KeyVault> vault,
      List<Quarantined> damage)
      throws IOException {
    byte[] key = existing.orElseGet(StoreKey::random);
    Optional<KeyVaultException.Reason> unused = Optional.empty();
    if (vault.isPresent()) {
      try {
        save(vault.get(), key);
        KeyFile.write(marker, name(key));
        if (existing.isPresent()) {
          KeyFile.destroy(file);
        }
        return new StoreKey(aes(key), Where.VAULT, Optional.empty(), damage);
      } catch (KeyVaultException unusable) {
        LOG.warn("the device store's key is kept in a file: {}", unusable.getMessage());
        unused = Optional.of(unusable.reason());
      }
    }
    if (existing.isEmpty()) {
      KeyFile.write(file, key);
    }
    return new StoreKey(aes(key), Where.FILE, unused, damage);
  }

  /** Finds the key that has this name. */
  private static StoreKey ofName(Path file, byte[] name, Optional<KeyVault> vault)
      throws IOException, GrantStoreException {
    if (KeyFile.exists(file)) {
      // The move to the vault was interrupted at its last step.
      Optional<byte[]> left = KeyFile.read(file, KEY).filter(key -> hasName(key, name));
      if (left.isPresent() && vault.isPresent() && isSaved(vault.get(), left.get())) {
        KeyFile.destroy(file);
      }
      if (left.isPresent()) {
        return new StoreKey(aes(left.get()), Where.VAULT, Optional.empty(), List.of());
      }
    }
    if (vault.isEmpty()) {
      throw new GrantStoreException(GrantStoreException.Reason.KEYRING_NEEDED);
    }
    try {
      byte[] key =
          vault
              .get()
              .load(text(name))
              .filter(found -> hasName(found, name))
              .orElseThrow(
                  () -> new GrantStoreException(GrantStoreException.Reason.KEYRING_WITHOUT_KEY));
      return new StoreKey(aes(key), Where.VAULT, Optional.empty(), List.of());
    } catch (KeyVaultException unusable) {
      throw new GrantStoreException(
          unusable.reason() == KeyVaultException.Reason.LOCKED
              ? GrantStoreException.Reason.KEYRING_LOCKED
              : GrantStoreException.Reason.KEYRING_NEEDED,
          unusable);
    }
  }

  private static void save(KeyVault vault, byte[] key) throws KeyVaultException {
    vault.save(text(name(key)), key);
    if (!isSaved(vault, key)) {
      throw new KeyVaultException(KeyVaultException.Reason.FAILED);
    }
  }

  private static boolean isSaved(KeyVault vault, byte[] key) {
    try {
      return vault
          .load(text(name(key)))
          .filter(found -> MessageDigest.isEqual(found, key))
          .isPresent();
    } catch (KeyVaultException unusable) {
      return false;
    }
  }

  private static boolean hasName(byte[] key, byte[] name) {
    return key.length == KEY && MessageDigest.isEqual(name(key), name);
  }

  /** Nothing of 256 random bits can be learned from it. */
  private static byte[] name(byte[] key) {
    byte[] hash =
        Hashing.sha256()
            .newHasher()
            .putString("org.vicinity store key name\0", StandardCharsets.US_ASCII)
            .putBytes(key)
            .hash()
            .asBytes();
    return Arrays.copyOf(hash, NAME);
  }

  private static String text(byte[] name) {
    return BaseEncoding.base16().lowerCase().encode(name);
  }

  private static byte[] random() {
    byte[] key = new byte[KEY];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  /** Returns how the key is kept. */
  KeyProtection protection(Path folder) {
    Path file = folder.resolve(FILE);
    return switch (where) {
      case VAULT -> new KeyProtection.InKeyring();
      case FILE -> new KeyProtection.InFile(file, StoreFiles.hasPosixRights(file), unused);
    };
  }

  @Override
  public String toString() {
    return "StoreKey";
  }
}
