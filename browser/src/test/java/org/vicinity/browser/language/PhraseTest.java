package org.vicinity.browser.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  /** Texts of the tests' own, in bundles beside this class. */
  enum Sample implements Phrase {
    GREETING,
    DEVICES,
    COLOUR
  }

  private enum Colour {
    DARK_RED
  }

  @Test
  void theDesktopsLanguageIsSpoken() throws Exception {
    Language.during(
        "de-AT", () -> assertThat(Sample.GREETING.text("Ada")).isEqualTo("Hallo, Ada!"));
    Language.during(
        "en-GB", () -> assertThat(Sample.GREETING.text("Ada")).isEqualTo("Hello, Ada!"));
  }

  /** Not in the language that the process began with. */
  @Test
  void whatIsNotTranslatedIsEnglish() throws Exception {
    Locale whole = Locale.getDefault();
    Locale.setDefault(Locale.GERMAN);
    try {
      Language.during("ar", () -> assertThat(Sample.GREETING.text("Ada")).isEqualTo("Hello, Ada!"));
    } finally {
      Locale.setDefault(whole);
    }
  }

  @Test
  void oneAndManyAreToldApart() throws Exception {
    Language.during(
        "en",
        () -> {
          assertThat(Sample.DEVICES.count(0, "x")).isEqualTo("0 devices of x");
          assertThat(Sample.DEVICES.count(1, "x")).isEqualTo("1 device of x");
          assertThat(Sample.DEVICES.count(1200, "x")).isEqualTo("1,200 devices of x");
        });
  }

  @Test
  void constantsOfOtherEnumsHaveTheirWords() {
    assertThat(Sample.COLOUR.of(Colour.DARK_RED)).isEqualTo("dark red");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{0}", "{1}", "{0,choice,0#a|1#b}", "'{0}'", "it's", "{", "\\u007b0}", "$1"})
  void whatOthersWroteIsNeverTakenForAPattern(String hostile) {
    assertThat(Sample.GREETING.text(hostile)).isEqualTo("Hello, " + hostile + "!");
    assertThat(Sample.DEVICES.count(2, hostile)).isEqualTo("2 devices of " + hostile);
  }
}
