package org.vicinity.demo.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where programs keep their data (XDG Base Directory Specification). */
public final class DataDirectories {
  private DataDirectories() {}

  /**
   * Returns this project's directory of that name, such as {@code ~/.local/share/vicinity/NAME}.
   */
  public static Path of(String name) {
    return of(name, System.getenv(), System.getProperty("user.home"));
  }

  static Path of(String name, Map<String, String> environment, String home) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    // A relative path there is to be ignored, says the specification.
    Path base =
        data.startsWith("/") ? Path.of(data) : Path.of(home).resolve(".local").resolve("share");
    return base.resolve("vicinity").resolve(name);
  }
}
