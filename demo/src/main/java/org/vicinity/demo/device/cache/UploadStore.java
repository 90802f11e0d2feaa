package org.vicinity.demo.device.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vicinity.demo.device.cache.UploadRefusedException.Reason;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * What pages upload, in one directory per host name: no host sees another's files or fills
 * another's space. A file is there completely or not at all. Thread-safe.
 */
public final class UploadStore {
  private static final String PART = ".part-";
  private static final int CHUNK = 64 * 1024;

  /**
   * A file that is stored now.
   *
   * @param sha256 in lower-case hex
   */
  public record Stored(String name, long bytes, String sha256) {}

  /**
   * How much of its space a host uses.
   *
   * @param quota how many bytes it may
   */
  public record Usage(int files, long bytes, long quota) {}

  private static final class Space {
    private final Map<String, Long> files = new HashMap<>();

    /** Bytes of uploads that are under way. */
    private long reserved;

    private long used() {
      return reserved + files.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private final Path directory;
  private final UploadLimits limits;

  /** By host; guarded by itself. */
  private final Map<String, Space> spaces = new HashMap<>();

  /** Takes the directory that holds all hosts' directories. */
  public UploadStore(Path directory, UploadLimits limits) throws IOException {
    PrivateFiles.makeDirectory(directory);
    PrivateFiles.deleteDrafts(directory);
    this.directory = directory;
    this.limits = limits;
  }

  /** Opens a host's space; what a crash left half uploaded is deleted. */
  public void open(String host) throws IOException {
    Space space = new Space();
    Path own = directory.resolve(host);
    PrivateFiles.makeDirectory(own);
    for (Path file : PrivateFiles.list(own)) {
      if (file.getFileName().toString().startsWith(PART)) {
        Files.delete(file);
      } else {
        space.files.put(file.getFileName().toString(), Files.size(file));
      }
    }
    synchronized (spaces) {
      spaces.put(host, space);
    }
  }

  /** Deletes a host's files and closes its space; uploads under way are refused at their end. */
  public void remove(String host) throws IOException {
    synchronized (spaces) {
      spaces.remove(host);
    }
    PrivateFiles.removeAtOnce(directory.resolve(host));
  }

  /**
   * Stores a file, in place of one with the same name; blocks until it is all there.
   *
   * @param length its length, where the client told it: lets it be refused before it is sent
   * @throws IOException when the connection breaks or the disk is full; nothing changed then
   */
  public Stored put(String host, String name, OptionalLong length, InputStream content)
      throws UploadRefusedException, IOException {
    Space space = space(host);
    check(space, name, length.orElse(0));
    Path part = Files.createTempFile(directory.resolve(host), PART, "");
    long taken = 0;
    try {
      MessageDigest digest = sha256();
      try (OutputStream out = Files.newOutputStream(part);
          DigestInputStream in = new DigestInputStream(content, digest)) {
        byte[] chunk = new byte[CHUNK];
        int read;
        while ((read = in.read(chunk)) > 0) {
          reserve(space, taken, read);
          taken += read;
          out.write(chunk, 0, read);
        }
      }
      finish(host, space, name, part, taken);
      return new Stored(name, taken, HexFormat.of().formatHex(digest.digest()));
    } finally {
      synchronized (spaces) {
        space.reserved -= taken;
      }
      Files.deleteIfExists(part);
    }
  }

  private void check(Space space, String name, long length) throws UploadRefusedException {
    if (!FileNames.isSafe(name)) {
      throw new UploadRefusedException(Reason.NAME);
    }
    if (length > limits.fileBytes()) {
      throw new UploadRefusedException(Reason.TOO_LARGE);
    }
    synchronized (spaces) {
      if (space.used() + length > limits.hostBytes()) {
        throw new UploadRefusedException(Reason.QUOTA);
      }
      if (space.files.size() >= limits.hostFiles() && !space.files.containsKey(name)) {
        throw new UploadRefusedException(Reason.TOO_MANY);
      }
    }
  }

  private void reserve(Space space, long taken, int more) throws UploadRefusedException {
    if (taken + more > limits.fileBytes()) {
      throw new UploadRefusedException(Reason.TOO_LARGE);
    }
    synchronized (spaces) {
      if (space.used() + more > limits.hostBytes()) {
        throw new UploadRefusedException(Reason.QUOTA);
      }
      space.reserved += more;
    }
  }

  private void finish(String host, Space space, String name, Path part, long bytes)
      throws UploadRefusedException, IOException {
    synchronized (spaces) {
      if (spaces.get(host) != space) {
        throw new UploadRefusedException(Reason.GONE);
      }
      if (space.files.size() >= limits.hostFiles() && !space.files.containsKey(name)) {
        throw new UploadRefusedException(Reason.TOO_MANY);
      }
      Files.move(
          part,
          directory.resolve(host).resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      space.files.put(name, bytes);
    }
  }

  /** Returns where a host's file is; empty when it has none of that name. */
  public Optional<Path> find(String host, String name) {
    synchronized (spaces) {
      Space space = spaces.get(host);
      boolean known = space != null && space.files.containsKey(name);
      return known ? Optional.of(directory.resolve(host).resolve(name)) : Optional.empty();
    }
  }

  /** Deletes a host's file; returns whether there was one. */
  public boolean delete(String host, String name) throws IOException {
    synchronized (spaces) {
      Optional<Path> file = find(host, name);
      if (file.isEmpty()) {
        return false;
      }
      Files.deleteIfExists(file.get());
      spaces.get(host).files.remove(name);
      return true;
    }
  }

  /** Returns how much a host uses. */
  public Usage usage(String host) {
    synchronized (spaces) {
      Space space = spaces.getOrDefault(host, new Space());
      return new Usage(space.files.size(), space.used(), limits.hostBytes());
    }
  }

  private Space space(String host) throws UploadRefusedException {
    synchronized (spaces) {
      Space space = spaces.get(host);
      if (space == null) {
        throw new UploadRefusedException(Reason.GONE);
      }
      return space;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
