package org.vicinity.browser.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.browser.theme.Look;
import org.vicinity.browser.theme.Scheme;

/** Words in these colours can be read in both themes. */
class PaletteTest {
  /** WCAG 2.2, 1.4.3: the least contrast of text. */
  private static final double LEAST = 4.5;

  private LookAndFeel before;

  @BeforeEach
  void remember() {
    before = UIManager.getLookAndFeel();
  }

  @AfterEach
  void putBack() throws Exception {
    UIManager.setLookAndFeel(before);
  }

  @ParameterizedTest
  @EnumSource
  void wordsCanBeRead(Scheme theme) {
    Look.setUp(theme);
    assertThat(contrast(Palette.text())).isGreaterThan(LEAST);
    assertThat(contrast(Palette.accentText())).isGreaterThan(LEAST);
    assertThat(contrast(Palette.danger())).isGreaterThan(LEAST);
    assertThat(contrast(Palette.warning())).isGreaterThan(LEAST);
  }

  /** As much as WCAG 2.2 asks of what is no text (1.4.11). */
  @ParameterizedTest
  @EnumSource
  void whereTheKeyboardIsCanBeSeen(Scheme theme) {
    Look.setUp(theme);
    assertThat(contrast(UIManager.getColor("Component.focusedBorderColor"))).isGreaterThan(3);
  }

  private static double contrast(Color words) {
    double one = luminance(words);
    double other = luminance(UIManager.getColor("Panel.background"));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int value) {
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
