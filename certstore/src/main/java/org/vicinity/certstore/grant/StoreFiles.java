package org.vicinity.certstore.grant;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Files that only the user may read, and the setting aside of damaged ones. */
final class StoreFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private StoreFiles() {}

  /** Creates the folder, for the user alone, if it is not there; leaves an existing one alone. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, OWNER_ONLY_FOLDER));
    }
  }

  /** Creates an empty file that only the user may read. */
  static void createPrivate(Path file) throws IOException {
    Files.createFile(file, attributes(file, OWNER_ONLY));
  }

  /** Takes others' rights away from a file, should it have come with any; true when it had. */
  static boolean makePrivate(Path file) throws IOException {
    if (!hasPosixRights(file)
        || Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY)) {
      return false;
    }
    Files.setPosixFilePermissions(file, OWNER_ONLY);
    return true;
  }

  /** Says whether the file system can keep others out by file mode. */
  static boolean hasPosixRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Renames a damaged file to a free name beside it, and what SQLite keeps next to it as well, lest
   * an old journal be played into a new file.
   *
   * @return the new name
   */
  static Path setAside(Path file, Instant now) throws IOException {
    String name = file.getFileName() + ".damaged-" + TIME.format(now);
    Path target = file.resolveSibling(name);
    for (int number = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); number++) {
      target = file.resolveSibling(name + "-" + number);
    }
    Path journal = file.resolveSibling(file.getFileName() + "-journal");
    if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(journal, target.resolveSibling(target.getFileName() + "-journal"));
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file);
    return target;
  }

  /** Makes a new or renamed entry of a folder survive a power cut, where the system can. */
  static void syncFolder(Path file) throws IOException {
    if (hasPosixRights(file)) {
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
    return hasPosixRights(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }
}
