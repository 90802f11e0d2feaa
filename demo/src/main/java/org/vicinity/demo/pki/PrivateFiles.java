package org.vicinity.demo.pki;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that only their owner can read (mode 0600, directories 0700), written so that a reader
 * after a crash finds either all of the old or all of the new.
 */
public final class PrivateFiles {
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** What makes the content of a directory that does not exist yet. */
  @FunctionalInterface
  public interface Filler {
    /** Writes all files into that directory. */
    void fill(Path directory) throws IOException;
  }

  private PrivateFiles() {}

  /** Makes the directory, and its parents, when missing. */
  public static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY_MODE);
  }

  /** Writes a new file and forces it to the disk; the file must not exist. */
  public static void write(Path file, String text) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, FILE_MODE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Appends one line and forces it to the disk; makes the file when missing. */
  public static void appendLine(Path file, String line) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, FILE_MODE)) {
      channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
      channel.force(true);
    }
  }

  /**
   * Makes a directory with all of its files at once: it is filled under another name beside its
   * place and then renamed. When two processes do so at the same time, one wins and the other's
   * work is thrown away; both find the winner's files afterwards.
   *
   * @param directory must not exist, or be empty
   * @throws IOException when it cannot be written
   */
  public static void makeAtOnce(Path directory, Filler filler) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    makeDirectory(parent);
    Path draft = Files.createTempDirectory(parent, ".draft-", DIRECTORY_MODE);
    try {
      filler.fill(draft);
      sync(draft);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      sync(parent);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException lost) {
      deleteTree(draft);
    } catch (IOException e) {
      deleteTree(draft);
      // rename(2) onto a directory with files in it fails with a plain error on some systems.
      if (!isFilled(directory)) {
        throw e;
      }
    }
  }

  /**
   * Removes a directory at once: it is renamed before its files are deleted, so that a crash in the
   * middle leaves no half of it under its own name. Does nothing when it does not exist.
   */
  public static void removeAtOnce(Path directory) throws IOException {
    if (Files.exists(directory)) {
      Path parent = directory.toAbsolutePath().getParent();
      Path trash = Files.createTempDirectory(parent, ".draft-", DIRECTORY_MODE);
      Files.move(directory, trash, StandardCopyOption.ATOMIC_MOVE);
      sync(parent);
      deleteTree(trash);
    }
  }

  /** Deletes what a crash left of {@link #makeAtOnce} and {@link #removeAtOnce}. */
  public static void deleteDrafts(Path parent) throws IOException {
    for (Path child : list(parent)) {
      if (child.getFileName().toString().startsWith(".draft-")) {
        deleteTree(child);
      }
    }
  }

  /** Returns what is directly in a directory, sorted; nothing when it does not exist. */
  public static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  /** Deletes a file or a directory with all that is in it; follows no symbolic link. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(root)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  private static boolean isFilled(Path directory) throws IOException {
    return !list(directory).isEmpty();
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
