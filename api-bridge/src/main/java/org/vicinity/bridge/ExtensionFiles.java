package org.vicinity.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vicinity.bridge.protocol.ApiError;

/**
 * The built-in extension that puts {@code navigator.localDevices} into pages. Its files are written
 * anew at each launch, because one script carries that launch's secret: pages can call the engine's
 * query function too, and only that script's messages count.
 */
public final class ExtensionFiles {
  /** Shape of a secret: base64url of at least 24 random bytes. */
  static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32,128}");

  private static final String ERRORS = "'@ERRORS@'";
  private static final String RESOURCES = "extension/";
  private static final String MANIFEST = "manifest.json";

  /** Runs in the extension's own world and has the secret. */
  private static final String TRUSTED = "bridge.js";

  /** Runs in the page's world and has none. */
  private static final String INJECTED = "inject.js";

  /** They tell the shell of a page's icon and of its wishes, and have no secret. */
  private static final List<String> NOTES = List.of("permissions.js", "print.js", "icon.js");

  private static final List<String> PARTS =
      List.of(
          "1-builtins.js",
          "2-messages.js",
          "3-conversions.js",
          "4-objects.js",
          "5-requests.js",
          "6-interfaces.js");

  private static final Set<String> OWN =
      Set.of(MANIFEST, TRUSTED, INJECTED, "permissions.js", "print.js", "icon.js");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
  private static final int ID_BYTES = 16;

  private ExtensionFiles() {}

  /**
   * Writes the extension, readable by the owner only. Files of an earlier launch in that directory
   * are removed first.
   *
   * @param directory where; made when missing
   * @param secret 32 to 128 characters of base64url, random, new at each launch
   * @param extraFiles plain file names and texts of further files of the extension
   * @return the directory, for {@code --load-extension}
   * @throws IOException when the directory cannot be written
   * @throws IllegalArgumentException when the secret or a file name has another shape
   */
  public static Path writeTo(Path directory, String secret, Map<String, String> extraFiles)
      throws IOException {
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException("the secret must be 32 to 128 characters of base64url");
    }
    for (String name : extraFiles.keySet()) {
      if (!FILE_NAME.matcher(name).matches() || OWN.contains(name)) {
        throw new IllegalArgumentException("not a name for a further file: " + name);
      }
    }
    Files.createDirectories(directory);
    restrict(directory, "rwx------");
    empty(directory);
    write(directory.resolve(MANIFEST), resource(MANIFEST));
    String errors = errors();
    write(
        directory.resolve(TRUSTED),
        resource(TRUSTED).replace("@SECRET@", secret).replace(ERRORS, errors));
    write(directory.resolve(INJECTED), injected().replace(ERRORS, errors));
    for (String note : NOTES) {
      write(directory.resolve(note), resource(note));
    }
    for (Map.Entry<String, String> extra : extraFiles.entrySet()) {
      write(directory.resolve(extra.getKey()), extra.getValue());
    }
    return directory;
  }

  /** Returns the extension's id, which follows from the public key in its manifest. */
  public static String id() {
    try {
      String key = new ObjectMapper().readTree(resource(MANIFEST)).required("key").textValue();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
      StringBuilder id = new StringBuilder();
      for (int i = 0; i < ID_BYTES; i++) {
        id.append((char) ('a' + ((hash[i] >> 4) & 0xf))).append((char) ('a' + (hash[i] & 0xf)));
      }
      return id.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String injected() throws IOException {
    StringBuilder script = new StringBuilder("(() => {\n'use strict';\n\n");
    for (String part : PARTS) {
      script.append(resource("inject/" + part)).append('\n');
    }
    return script.append("})();\n").toString();
  }

  private static String errors() throws IOException {
    StringBuilder table = new StringBuilder("{ __proto__: null");
    ObjectMapper json = new ObjectMapper();
    for (ApiError error : ApiError.values()) {
      String[] pair = {error.exceptionName(), error.text()};
      table.append(", ").append(error.name()).append(": ").append(json.writeValueAsString(pair));
    }
    return table.append(" }").toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ExtensionFiles.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IOException("the program is incomplete: " + RESOURCES + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void empty(Path directory) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(directory)) {
      for (Path file : old) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(file);
    restrict(file, "rw-------");
    Files.writeString(file, text);
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
