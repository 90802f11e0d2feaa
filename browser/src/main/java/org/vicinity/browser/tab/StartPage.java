package org.vicinity.browser.tab;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What an empty tab shows. */
public final class StartPage {
  private static final String HTML =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>New tab</title>
      <style>
        html{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
        body{max-width:34rem;margin:18vh auto;padding:0 1rem}
        h1{font-weight:600;margin:0 0 .5rem}
        kbd{border:1px solid #8888;border-radius:4px;padding:0 .35em;font-size:.9em}
        li{margin:.4rem 0}
      </style>
      <h1>Vicinity</h1>
      <p>Web sites can reach the devices next to you, when you give a device to a site. The choice
      is made in this browser's own window, never in a page.</p>
      <ul>
        <li><kbd>Ctrl</kbd> <kbd>L</kbd> goes to the address bar</li>
        <li><kbd>Ctrl</kbd> <kbd>,</kbd> shows which site has which device, and takes it back</li>
      </ul>
      </html>
      """;

  /** Its address. */
  public static final String URL =
      "data:text/html;charset=utf-8;base64,"
          + Base64.getEncoder().encodeToString(HTML.getBytes(StandardCharsets.UTF_8));

  private StartPage() {}
}
