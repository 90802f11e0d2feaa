package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.vicinity.browser.display.CenteredColumn;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.ReachableText;
import org.vicinity.browser.display.Space;

/** Shows a problem in place of the page. Swing, so that nothing of a page can get into it. */
final class ProblemPane extends JPanel {
  private static final int WIDTH = 560;
  private static final int LONGEST = 600;

  private final JTextArea title = text(1.6f, Font.BOLD);
  private final JTextArea advice = text(1.1f, Font.PLAIN);
  private final JTextArea detail = text(0.9f, Font.PLAIN);

  private final JButton button = new JButton(TabTexts.TRY_AGAIN.text());

  ProblemPane(Runnable again) {
    super(new CenteredColumn());
    button.addActionListener(event -> again.run());
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
    buttons.add(button);
    Box texts = new Box(BoxLayout.PAGE_AXIS);
    for (JTextArea area : new JTextArea[] {title, advice, detail}) {
      ReachableText.make(area, Space.border(0, 0, 14, 0));
      texts.add(area);
    }
    detail.setForeground(Palette.muted());
    JPanel column = new JPanel(new BorderLayout());
    column.add(texts, BorderLayout.PAGE_START);
    column.add(buttons, BorderLayout.CENTER);
    column.setPreferredSize(Space.size(WIDTH, 260));
    add(column);
  }

  /**
   * Shows it.
   *
   * @param again what the button is called
   */
  void show(Problem problem, TabTexts again) {
    button.setText(again.text());
    say(title, PlainText.line(problem.title(), LONGEST));
    say(advice, PlainText.line(problem.advice(), LONGEST));
    say(detail, PlainText.lines(problem.detail(), LONGEST));
    getAccessibleContext().setAccessibleName(problem.title());
  }

  void focus() {
    button.requestFocus();
  }

  private static JTextArea text(float scale, int style) {
    JTextArea area = new JTextArea();
    Font font = UIManager.getFont("Label.font");
    area.setFont(font.deriveFont(style, font.getSize2D() * scale));
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setOpaque(false);
    return area;
  }

  private static void say(JTextArea where, String text) {
    where.setText(text);
    where.getAccessibleContext().setAccessibleName(text);
  }
}
