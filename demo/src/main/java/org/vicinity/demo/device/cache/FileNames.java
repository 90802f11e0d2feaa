package org.vicinity.demo.device.cache;

import java.util.regex.Pattern;

/** Which names of files the device takes from outside. */
public final class FileNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private FileNames() {}

  /**
   * Says whether a name is harmless on any file system and in any URL: 1 to 100 letters, digits,
   * dots, underscores and hyphens, not beginning with a dot.
   */
  public static boolean isSafe(String name) {
    return SAFE.matcher(name).matches();
  }
}
