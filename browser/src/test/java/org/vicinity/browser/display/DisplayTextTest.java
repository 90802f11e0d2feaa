package org.vicinity.browser.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.List;
import javax.swing.plaf.basic.BasicHTML;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  private static final String UNNAMED = "unnamed device";

  @ParameterizedTest
  @CsvSource({
    "Living-room cache, Living-room cache",
    "Küche, Küche",
    "客厅媒体服务器, 客厅媒体服务器",
    "Wohnzimmer (2) <Acme>, Wohnzimmer (2) <Acme>",
    "שלום, שלום",
    "नमस्ते, नमस्ते",
  })
  void showsOrdinaryNamesAsTheyAre(String raw, String shown) {
    assertThat(DisplayText.of(raw, UNNAMED)).isEqualTo(shown);
  }

  @Test
  void takesOutBidiControlsThatWouldReverseTheText() {
    assertThat(DisplayText.of("safe\u202egnp.exe\u202c\u2066x\u2069\u200f", UNNAMED))
        .isEqualTo("safegnp.exex");
  }

  @Test
  void takesOutWhatIsInvisible() {
    assertThat(DisplayText.of("a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh\u3164i", UNNAMED))
        .isEqualTo("abcdefghi");
    assertThat(DisplayText.of("x\udb40\udc41y\ufe0fz\u2800", UNNAMED)).isEqualTo("xyz");
  }

  @Test
  void makesOneLineOfSeveral() {
    assertThat(DisplayText.of("  a\r\nb\u2028c\u2029d\te\u0085f\u00a0 g  ", UNNAMED))
        .isEqualTo("a b c d ef g");
  }

  @Test
  void givesTheFallbackWhenNothingIsLeft() {
    assertThat(DisplayText.of("", UNNAMED)).isEqualTo(UNNAMED);
    assertThat(DisplayText.of(" \u200b\u202e\n\0", UNNAMED)).isEqualTo(UNNAMED);
    assertThat(DisplayText.of("\u0301\u0301", UNNAMED)).isEqualTo(UNNAMED);
  }

  @Test
  void cutsPilesOfMarks() {
    String piled = "Z" + "\u0321".repeat(40) + "a";
    assertThat(DisplayText.of(piled, UNNAMED)).isEqualTo("Z\u0321\u0321\u0321\u0321a");
  }

  @Test
  void cutsLongNamesAtWholeCharacters() {
    String shown = DisplayText.of("\ud83d\udda8".repeat(100), UNNAMED);
    assertThat(shown).isEqualTo("\ud83d\udda8".repeat(DisplayText.MAX_LENGTH - 1) + "…");
  }

  @Test
  void isNotTakenForHtmlBySwing() {
    assertThat(BasicHTML.isHTMLString("<html><b>x")).isTrue();
    assertThat(BasicHTML.isHTMLString(DisplayText.of("<html><b>x", UNNAMED))).isFalse();
    assertThat(BasicHTML.isHTMLString(DisplayText.of("\u200b <HTML>x", UNNAMED))).isFalse();
  }

  @Test
  void keepsTheOrderOfPartsThatRunFromRightToLeft() {
    String line = DisplayText.joined(List.of("שלום", "", "עולם"));
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
    assertThat(bidi.getLevelAt(line.indexOf('·'))).as("runs with the line").isZero();
    assertThat(line).startsWith("שלום").endsWith("עולם");
  }

  @Property
  void nothingHarmfulComesOutOfAnything(@ForAll("hostile") String raw) {
    String shown = DisplayText.of(raw, UNNAMED);
    assertThat(shown).isNotEmpty().isEqualTo(shown.strip());
    assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(DisplayText.MAX_LENGTH);
    assertThat(BasicHTML.isHTMLString(shown)).isFalse();
    assertThat(shown.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(code -> Character.getType(code) == Character.FORMAT)
        .noneMatch(code -> Character.getType(code) == Character.SURROGATE)
        .noneMatch(code -> Character.getType(code) == Character.LINE_SEPARATOR)
        .noneMatch(code -> Character.getType(code) == Character.PARAGRAPH_SEPARATOR);
  }

  @Property
  void whatWasShownIsShownTheSameAgain(@ForAll("hostile") String raw) {
    String once = DisplayText.of(raw, UNNAMED);
    assertThat(DisplayText.of(once, UNNAMED)).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(200);
    Arbitrary<String> chosen =
        Arbitraries.strings()
            .withChars(
                'a', ' ', '\n', '<', '\u0301', '\u0000', '\u200b', '\u200f', '\u202e', '\u2066',
                '\u2069', '\ud800', '\udc00', '\ufe0f', '\u05d0', '\u3164', '\u2028')
            .ofMaxLength(150);
    Arbitrary<String> tags = chosen.map(text -> "<html>" + text);
    return Arbitraries.oneOf(any, chosen, tags);
  }
}
