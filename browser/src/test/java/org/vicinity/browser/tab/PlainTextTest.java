package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import javax.swing.plaf.basic.BasicHTML;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void htmlIsNotHtmlAnyMore() {
    String line = PlainText.line("<HTML><img src=http://evil.example/>", 200);
    assertThat(BasicHTML.isHTMLString(line)).isFalse();
    assertThat(line).contains("<HTML>");
  }

  @Test
  void bidiAndControlCharactersAndLineBreaksBecomeSpaces() {
    assertThat(PlainText.line("a\u202Eb\nc\u0000d\u2066e", 50)).isEqualTo("a b c d e");
  }

  @Test
  void lineBreaksStayInDialogs() {
    assertThat(PlainText.lines("a\nb\u202Ec", 50)).isEqualTo("a\nb c");
  }

  @Property
  void aLineIsNeverHtmlAndNeverTooLong(@ForAll String hostile) {
    String line = PlainText.line(hostile, 20);
    assertThat(BasicHTML.isHTMLString(line)).isFalse();
    assertThat(line.length()).isLessThanOrEqualTo(21);
  }
}
