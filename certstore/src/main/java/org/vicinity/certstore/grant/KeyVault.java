package org.vicinity.certstore.grant;

import java.util.Optional;

/**
 * A place for the store's key outside the profile, such as the keyring of the user's desktop. Both
 * methods may block while the user is asked to unlock it.
 */
public interface KeyVault {
  /**
   * Returns a key that was saved, 32 bytes; empty when there is none of that id.
   *
   * @throws KeyVaultException when it cannot be known
   */
  Optional<byte[]> load(String id) throws KeyVaultException;

  /**
   * Saves a key; one of the same id is replaced.
   *
   * @throws KeyVaultException when it was not saved
   */
  void save(String id, byte[] key) throws KeyVaultException;
}
