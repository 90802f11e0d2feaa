package org.vicinity.certstore.grant;

import java.nio.file.Path;
import java.util.Optional;

/** How the store's key is kept. */
public sealed interface KeyProtection {
  /** In the user's keyring. */
  record InKeyring() implements KeyProtection {}

  /**
   * In a file of the profile.
   *
   * @param file which
   * @param ownerOnly whether the file system keeps other users from reading it
   * @param unused why the keyring is not used; empty when none was to be used
   */
  record InFile(Path file, boolean ownerOnly, Optional<KeyVaultException.Reason> unused)
      implements KeyProtection {}
}
