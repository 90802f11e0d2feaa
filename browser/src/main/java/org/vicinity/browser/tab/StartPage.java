package org.vicinity.browser.tab;

import java.awt.ComponentOrientation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What an empty tab shows. */
public final class StartPage {
  private static final String HTML =
      """
      <!doctype html><html lang="%s" dir="%s"><meta charset="utf-8"><title>%s</title>
      <style>
        html{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
        body{max-width:34rem;margin:18vh auto;padding:0 1rem}
        h1{font-weight:600;margin:0 0 .5rem}
        kbd{border:1px solid #8888;border-radius:4px;padding:0 .35em;font-size:.9em}
        li{margin:.4rem 0}
      </style>
      <h1>Vicinity</h1>
      <p>%s</p>
      <ul>
        <li>%s</li>
        <li>%s</li>
      </ul>
      </html>
      """;

  /** Its address. */
  public static final String URL =
      "data:text/html;charset=utf-8;base64,"
          + Base64.getEncoder().encodeToString(html().getBytes(StandardCharsets.UTF_8));

  private StartPage() {}

  private static String html() {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    return HTML.formatted(
        locale.toLanguageTag(),
        ComponentOrientation.getOrientation(locale).isLeftToRight() ? "ltr" : "rtl",
        TabTexts.NEW_TAB.text(),
        TabTexts.START_INTRO.text(),
        TabTexts.START_ADDRESS.text("<kbd>Ctrl</kbd> <kbd>L</kbd>"),
        TabTexts.START_SETTINGS.text("<kbd>Ctrl</kbd> <kbd>,</kbd>"));
  }
}
