package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.vicinity.browser.display.CopyableText;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;

/** What this is made of: versions, and whose work under which licence. */
final class AboutPage {
  private static final int WIDTH = 560;
  private static final String LICENCES = "licences.txt";

  private AboutPage() {}

  static Page of(Versions versions) {
    Page page = new Page(SettingsTexts.ABOUT.text());
    CopyableText text =
        new CopyableText(
            WIDTH,
            SettingsTexts.VERSIONS.text(
                versions.vicinity(), versions.chromium(), versions.cef(), versions.java()));
    text.getAccessibleContext().setAccessibleName(SettingsTexts.ABOUT.text());
    page.add(text, 20);
    JLabel title = new JLabel(SettingsTexts.LICENCES.text());
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    page.add(title, 6);
    WrappedText intro = new WrappedText(WIDTH);
    intro.setText(SettingsTexts.LICENCES_INTRO.text());
    intro.setForeground(Palette.muted());
    page.add(intro, 8);
    page.add(licences(title), 0);
    return page.end();
  }

  private static JPanel licences(JLabel title) {
    JTextArea area = new JTextArea(text(), 18, 60);
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    area.setCaretPosition(0);
    area.getAccessibleContext().setAccessibleName(SettingsTexts.LICENCES.text());
    area.setMargin(Space.insets(8, 10, 8, 10));
    title.setLabelFor(area);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(new JScrollPane(area));
    return panel;
  }

  /** The build writes it when it makes the package; a build of classes alone has none. */
  private static String text() {
    try (InputStream in = AboutPage.class.getResourceAsStream(LICENCES)) {
      return in == null
          ? SettingsTexts.NO_LICENCES.text()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      return SettingsTexts.NO_LICENCES.text();
    }
  }
}
