package org.vicinity.browser;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that a browser keeps its data in, for itself alone while it runs. */
final class Profile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Profile.class);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final FileChannel lock;
  private final boolean temporary;

  private Profile(Path folder, FileChannel lock, boolean temporary) {
    this.folder = folder;
    this.lock = lock;
    this.temporary = temporary;
  }

  /**
   * Takes a profile for this process; makes it when there is none.
   *
   * @throws StartException when another process has it, or it cannot be written
   */
  static Profile open(Path folder) throws StartException {
    return lock(folder.toAbsolutePath().normalize(), false);
  }

  /** Makes a profile that is deleted when it is closed. */
  static Profile temporary() throws StartException {
    try {
      return lock(Files.createTempDirectory("vicinity-profile", OWNER_ONLY), true);
    } catch (IOException failed) {
      throw unusable("a temporary profile", failed);
    }
  }

  private static Profile lock(Path folder, boolean temporary) throws StartException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.getParent());
        Files.createDirectories(folder, OWNER_ONLY);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StartException(
            ExitCode.PROFILE_IN_USE,
            "the profile "
                + folder
                + " is in use by another Vicinity. Close that one, or give this one a profile of its"
                + " own with --profile.");
      }
      return new Profile(folder, channel, temporary);
    } catch (IOException failed) {
      throw unusable("the profile " + folder, failed);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException thisProcessHasIt) {
      return false;
    }
  }

  private static StartException unusable(String what, IOException failed) {
    return new StartException(
        ExitCode.FAILED,
        what + " cannot be used (" + failed + "). Check its permissions and the free space.",
        failed);
  }

  /** The store of grants. */
  Path devices() {
    return folder.resolve("devices");
  }

  /** What is known of revoked certificates. */
  Path revocation() {
    return folder.resolve("revocation");
  }

  /** What the user chose in the settings. */
  Path settings() {
    return folder.resolve("settings.json");
  }

  /** The engine's own data. */
  Path engine() {
    return folder.resolve("engine");
  }

  /** The built-in extension, written at each launch. */
  Path extension() {
    return folder.resolve("extension");
  }

  /** Chromium's messages. */
  Path engineLog() {
    return folder.resolve("chromium.log");
  }

  /** What is open, for the next start. */
  Path session() {
    return folder.resolve("session.json");
  }

  /** The pages that the user has been to. */
  Path history() {
    return folder.resolve("history.json");
  }

  Path downloadList() {
    return folder.resolve("downloads.json");
  }

  /** The size of sites' contents. */
  Path zooms() {
    return folder.resolve("zooms.json");
  }

  /** Where a second start with this profile is heard. */
  Path doorbell() {
    return doorbell(folder);
  }

  /** The same, of a profile that another process has. */
  static Path doorbell(Path folder) {
    return folder.toAbsolutePath().normalize().resolve("doorbell");
  }

  /** Downloads of automated runs. */
  Path downloads() {
    return folder.resolve("downloads");
  }

  /** Removes what belongs to this launch only, and the whole profile when it is temporary. */
  @Override
  public void close() {
    try {
      delete(temporary ? folder : extension());
    } catch (IOException failed) {
      LOG.warn("could not remove temporary files: {}", failed.toString());
    }
    try {
      lock.close();
    } catch (IOException failed) {
      LOG.debug("closing the profile's lock", failed);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
