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
 * The key file: 32 random bytes and 8 bytes of their SHA-256, so that a file of zeros or half a
 * file is not taken for a key. Readable by the user alone; it appears whole or not at all.
 */
record StoreKey(SecretKey key, List<Quarantined> damage) {
  private static final Logger LOG = LoggerFactory.getLogger(StoreKey.class);
  private static final int KEY = 32;
  private static final int CHECK = 8;

  /** Reads the key, or makes one when there is none or it is damaged. */
  static StoreKey loadOrCreate(Path file, Instant now) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new StoreKey(create(file), List.of());
    }
    Optional<SecretKey> key = read(file);
    if (key.isPresent()) {
      if (StoreFiles.makePrivate(file)) {
        LOG.warn("the key file was readable by other users; it is not any more");
      }
      return new StoreKey(key.get(), List.of());
    }
    Path aside = StoreFiles.setAside(file, now);
    LOG.error("the key file is damaged; it was set aside as {}", aside);
    return new StoreKey(
        create(file),
        List.of(new Quarantined(aside.toString(), "the device store's key file is damaged")));
  }

  private static Optional<SecretKey> read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(KEY + CHECK + 1);
    }
    byte[] key = Arrays.copyOf(content, KEY);
    return content.length == KEY + CHECK
            && MessageDigest.isEqual(check(key), Arrays.copyOfRange(content, KEY, KEY + CHECK))
        ? Optional.of(new SecretKeySpec(key, "AES"))
        : Optional.empty();
  }

  private static SecretKey create(Path file) throws IOException {
    byte[] key = new byte[KEY];
    new SecureRandom().nextBytes(key);
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(whole);
    StoreFiles.createPrivate(whole);
    try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      ByteBuffer content = ByteBuffer.allocate(KEY + CHECK).put(key).put(check(key)).flip();
      while (content.hasRemaining()) {
        out.write(content);
      }
      out.force(true);
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    StoreFiles.syncFolder(file);
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] check(byte[] key) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), CHECK);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "StoreKey";
  }
}
