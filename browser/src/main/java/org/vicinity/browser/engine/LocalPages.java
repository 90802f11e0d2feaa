package org.vicinity.browser.engine;

import java.util.List;

/**
 * Pages that this machine itself serves. To the engine they count as public, so that they need a
 * grant like everybody else to reach a device; what else they may reach stays as it is.
 */
final class LocalPages {
  /** Their hosts; subdomains of {@code localhost} included. */
  static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "[::1]");

  /** The same as content setting patterns, of any scheme and port. */
  static final List<String> PATTERNS = List.of("[*.]localhost", "127.0.0.1", "[::1]");

  private LocalPages() {}
}
