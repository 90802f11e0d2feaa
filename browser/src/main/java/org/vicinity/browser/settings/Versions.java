package org.vicinity.browser.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What runs here.
 *
 * @param vicinity this browser
 * @param chromium the engine
 * @param cef what embeds it
 * @param java the virtual machine
 */
public record Versions(String vicinity, String chromium, String cef, String java) {
  private static final String BUILD = "versions.properties";

  /** Returns those of this build, on this virtual machine. */
  public static Versions now() {
    Properties build = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(BUILD)) {
      build.load(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException(BUILD, unreadable);
    }
    String natives = build.getProperty("natives");
    return new Versions(
        build.getProperty("vicinity"),
        natives.replaceFirst(".*chromium-", ""),
        natives.replaceFirst(".*(cef-[^+]+).*", "$1"),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
  }
}
