package org.vicinity.browser.instance;

import java.util.Objects;

/**
 * What a second start wants of the browser that runs.
 *
 * @param url the page to open; empty for a new window
 * @param settings whether to show the settings
 */
public record Handover(String url, boolean settings) {
  /** Refuses a request without an address. */
  public Handover {
    Objects.requireNonNull(url, "url");
  }
}
