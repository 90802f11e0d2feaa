package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.browser.preference.Section;
import org.vicinity.browser.preference.Setting;
import org.vicinity.browser.preference.Settings;

/** All settings: the pages' names on one side, a page on the other. On the event thread. */
public final class SettingsPane extends JPanel {
  private static final int WIDTH = 560;

  private final CardLayout cards = new CardLayout();
  private final JPanel pages = new Roomy(cards);
  private final DefaultListModel<String> names = new DefaultListModel<>();
  private final JList<String> list = new JList<>(names);

  /** Makes one that shows the devices. */
  public SettingsPane(SettingsParts parts) {
    super(new BorderLayout());
    Preferences preferences = parts.preferences();
    page(SettingsTexts.TITLE.text(), new DevicesPane(parts.devices()));
    page(Section.APPEARANCE.title(), declared(Section.APPEARANCE, preferences).end());
    page(Section.DOWNLOADS.title(), declared(Section.DOWNLOADS, preferences).end());
    page(SettingsTexts.PRIVACY.text(), privacy(parts));
    page(Section.CHANNELS.title(), channels(parts));
    page(SettingsTexts.ABOUT.text(), AboutPage.of(parts.versions()));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setSelectedIndex(0);
    list.getAccessibleContext().setAccessibleName(SettingsTexts.PAGES.text());
    list.setCellRenderer(new NameRenderer());
    list.addListSelectionListener(event -> show(list.getSelectedIndex()));
    JPanel side = new JPanel(new BorderLayout());
    side.add(list);
    side.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 0, 1, Palette.quiet()),
            Space.border(18, 8, 8, 8)));
    list.setOpaque(false);
    add(side, BorderLayout.LINE_START);
    JScrollPane scroll = new JScrollPane(pages);
    scroll.setBorder(null);
    add(scroll, BorderLayout.CENTER);
  }

  /** Returns the names of the pages, to select one. */
  JList<String> pageList() {
    return list;
  }

  private void page(String name, JComponent page) {
    names.addElement(name);
    pages.add(page, name);
  }

  private void show(int index) {
    if (index >= 0) {
      cards.show(pages, names.get(index));
    }
  }

  private static Page declared(Section section, Preferences preferences) {
    Page page = new Page(section.title());
    for (Setting<?> setting : Settings.of(section)) {
      page.add(SettingRow.of(setting, preferences), 18);
    }
    return page;
  }

  private static Page privacy(SettingsParts parts) {
    Page page = new Page(SettingsTexts.PRIVACY.text());
    WrappedText intro = new WrappedText(WIDTH);
    intro.setText(SettingsTexts.CLEAR_INTRO.text());
    intro.setForeground(Palette.muted());
    page.add(intro, 12);
    page.add(new ClearDataPanel(parts.clearing()), 0);
    return page.end();
  }

  private static Page channels(SettingsParts parts) {
    Page page = declared(Section.CHANNELS, parts.preferences());
    ChannelsPanel states = new ChannelsPanel(parts.devices().transports());
    for (Setting<?> setting : Settings.of(Section.CHANNELS)) {
      parts.preferences().follow(setting, value -> states.searchAgain());
    }
    page.add(states, 0);
    return page.end();
  }

  /** Room around each name. */
  private static final class NameRenderer extends DefaultListCellRenderer {
    @Override
    public Component getListCellRendererComponent(
        JList<?> of, Object value, int index, boolean selected, boolean focus) {
      super.getListCellRendererComponent(of, value, index, selected, focus);
      setBorder(Space.border(7, 14, 7, 28));
      setOpaque(selected);
      return this;
    }
  }
}
