package org.vicinity.certstore.grant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a few secret bytes, and 8 bytes of their SHA-256, so that a file of zeros or half a
 * file is not taken for them. Readable by the user alone; it appears whole or not at all.
 */
final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final int CHECK = 8;

  private KeyFile() {}

  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Reads so many bytes; empty when the file is damaged. */
  static Optional<byte[]> read(Path file, int length) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(length + CHECK + 1);
    }
    byte[] key = Arrays.copyOf(content, length);
    if (content.length != length + CHECK
        || !MessageDigest.isEqual(
            check(key), Arrays.copyOfRange(content, length, length + CHECK))) {
      return Optional.empty();
    }
    if (StoreFiles.makePrivate(file)) {
      LOG.warn("{} was readable by other users; it is not any more", file.getFileName());
    }
    return Optional.of(key);
  }

  /** Writes a new file; it is on the disk when this returns. */
  static void write(Path file, byte[] key) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(whole);
    StoreFiles.createPrivate(whole);
    try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      ByteBuffer content = ByteBuffer.allocate(key.length + CHECK).put(key).put(check(key)).flip();
      while (content.hasRemaining()) {
        out.write(content);
      }
      out.force(true);
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    StoreFiles.syncFolder(file);
  }

  /** Overwrites and deletes a file whose bytes are kept elsewhere now. */
  static void destroy(Path file) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.allocate((int) Math.min(out.size(), 4096)));
      out.force(true);
    }
    Files.delete(file);
    StoreFiles.syncFolder(file);
  }

  private static byte[] check(byte[] key) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), CHECK);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
