package org.vicinity.browser.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class CenteredColumnTest {
  private static Rectangle in(int width, int height) {
    JPanel part = new JPanel();
    part.setPreferredSize(new Dimension(560, 260));
    JPanel all = new JPanel(new CenteredColumn());
    all.add(part);
    all.setSize(width, height);
    all.doLayout();
    return part.getBounds();
  }

  @Test
  void whereThereIsRoomItIsInTheMiddleAndAsWideAsItLikes() {
    Rectangle part = in(1000, 800);
    assertThat(part.width).isEqualTo(560);
    assertThat(part.x).isEqualTo(220);
    assertThat(part.y).isEqualTo(270);
    assertThat(part.y + part.height).isEqualTo(800);
  }

  @Test
  void inANarrowWindowItTakesNearlyAllOfIt() {
    Rectangle part = in(400, 800);
    assertThat(part.width).isBetween(330, 399);
    assertThat(part.x).isEqualTo((400 - part.width) / 2);
  }

  @Test
  void inATinyWindowNothingGoesWrong() {
    Rectangle part = in(10, 10);
    assertThat(part.width).isZero();
    assertThat(part.height).isZero();
  }
}
