package org.vicinity.browser.language;

import java.util.Locale;

/** The desktop's language while a test runs, and the old one afterwards. */
public final class Language {
  private Language() {}

  /** What is done in a language. */
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Does that in the language of a BCP 47 tag. */
  public static void during(String tag, Action action) throws Exception {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(tag));
    try {
      action.run();
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }
}
