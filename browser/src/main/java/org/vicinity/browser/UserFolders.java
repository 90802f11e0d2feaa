package org.vicinity.browser;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's files are (XDG Base Directory Specification). */
record UserFolders(Path data, Path cache, Path home) {
  /** Returns the folders, of a process with that environment and home. */
  static UserFolders of(Map<String, String> environment, Path home) {
    return new UserFolders(
        folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("vicinity"),
        folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("vicinity"),
        home);
  }

  /** A relative path counts as none, as the specification wants it. */
  private static Path folder(String value, Path otherwise) {
    return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
  }

  Path defaultProfile() {
    return data.resolve("default");
  }

  Path downloads() {
    return home.resolve("Downloads");
  }
}
