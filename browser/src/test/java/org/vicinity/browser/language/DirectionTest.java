package org.vicinity.browser.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BorderLayout;
import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;

@Tag("browser")
class DirectionTest {
  @BeforeAll
  static void display() {
    Screen.required();
    Direction.followLanguage();
  }

  @Test
  void whatIsMadeInARightToLeftLanguageIsMirrored() throws Exception {
    for (String language : new String[] {"ar", "he"}) {
      Language.during(language, () -> assertThat(Screen.on(DirectionTest::firstIsLeft)).isFalse());
    }
    for (String language : new String[] {"en", "de", "ja"}) {
      Language.during(language, () -> assertThat(Screen.on(DirectionTest::firstIsLeft)).isTrue());
    }
  }

  private static boolean firstIsLeft() {
    JPanel inner = new JPanel(new BorderLayout());
    Component first = new JLabel("first");
    inner.add(first, BorderLayout.LINE_START);
    inner.add(new JLabel("last"), BorderLayout.LINE_END);
    JPanel outer = new JPanel(new BorderLayout());
    outer.add(inner);
    outer.setSize(300, 40);
    outer.doLayout();
    inner.doLayout();
    return first.getX() == 0;
  }
}
