package org.vicinity.browser.engine;

import java.util.Optional;

/**
 * What a new view shows first.
 *
 * @param url the address
 * @param opener the URL of the document that asked for it; empty when the user or the shell did
 */
public record ViewTarget(String url, Optional<String> opener) {
  /** Returns an address that the user or the shell asked for. */
  public static ViewTarget byUser(String url) {
    return new ViewTarget(url, Optional.empty());
  }

  /** Returns an address that a page asked for. */
  public static ViewTarget byPage(String url, String opener) {
    return new ViewTarget(url, Optional.of(opener));
  }
}
