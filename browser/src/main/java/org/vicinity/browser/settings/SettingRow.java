package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.browser.preference.Kind;
import org.vicinity.browser.preference.PreferenceTexts;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.browser.preference.Setting;

/** The control of one setting, made from its declaration; what the user does counts at once. */
final class SettingRow extends JPanel {
  private static final int WIDTH = 560;

  private SettingRow(JComponent control, String description) {
    super(new BorderLayout(0, Space.of(3)));
    add(control, BorderLayout.PAGE_START);
    WrappedText words = new WrappedText(WIDTH);
    words.setText(description);
    words.setForeground(Palette.muted());
    add(words, BorderLayout.CENTER);
  }

  static <T> SettingRow of(Setting<T> setting, Preferences preferences) {
    return new SettingRow(
        control(setting, setting.kind(), preferences), setting.description().text());
  }

  private static <T> JComponent control(Setting<T> setting, Kind<T> kind, Preferences preferences) {
    String title = setting.title().text();
    if (kind instanceof Kind.Choice<?> choice) {
      return chosen(
          setting,
          Stream.of(choice.type().getEnumConstants()).map(each -> value(setting, each)).toList(),
          each -> choice.words().of((Enum<?>) each),
          preferences);
    }
    if (kind instanceof Kind.Percent percent) {
      return chosen(
          setting,
          percent.steps().stream().map(each -> value(setting, each)).toList(),
          each -> PreferenceTexts.PERCENT.text(each),
          preferences);
    }
    return kind instanceof Kind.Flag
        ? flag(narrow(setting), title, preferences)
        : folder(narrow(setting), title, preferences);
  }

  /** The kind of a setting says its type, which the compiler cannot see. */
  @SuppressWarnings("unchecked")
  private static <T> Setting<T> narrow(Setting<?> setting) {
    return (Setting<T>) setting;
  }

  @SuppressWarnings("unchecked")
  private static <T> T value(Setting<T> setting, Object value) {
    return (T) setting.normal().getClass().cast(value);
  }

  private static <T> JComponent chosen(
      Setting<T> setting, List<T> values, Function<T, String> words, Preferences preferences) {
    JComboBox<T> box = new JComboBox<>();
    values.forEach(box::addItem);
    box.setRenderer(
        new DefaultListCellRenderer() {
          @Override
          public Component getListCellRendererComponent(
              JList<?> list, Object value, int index, boolean selected, boolean focus) {
            String text = value == null ? "" : words.apply(value(setting, value));
            return super.getListCellRendererComponent(list, text, index, selected, focus);
          }
        });
    box.setSelectedItem(preferences.get(setting));
    box.addActionListener(event -> preferences.set(setting, box.getItemAt(box.getSelectedIndex())));
    box.getAccessibleContext().setAccessibleName(setting.title().text());
    box.getAccessibleContext().setAccessibleDescription(setting.description().text());
    JLabel label = new JLabel(setting.title().text());
    label.setLabelFor(box);
    return line(label, box);
  }

  private static JComponent flag(Setting<Boolean> setting, String title, Preferences preferences) {
    JCheckBox box = new JCheckBox(title, preferences.get(setting));
    box.addActionListener(event -> preferences.set(setting, box.isSelected()));
    box.getAccessibleContext().setAccessibleDescription(setting.description().text());
    return line(box);
  }

  private static JComponent folder(
      Setting<Optional<Path>> setting, String title, Preferences preferences) {
    JTextField shown = new JTextField(28);
    shown.setEditable(false);
    shown.getAccessibleContext().setAccessibleName(title);
    JButton choose = new JButton(PreferenceTexts.CHOOSE_FOLDER.text());
    choose.getAccessibleContext().setAccessibleName(PreferenceTexts.CHOOSE_FOLDER_FOR.text(title));
    JButton normal = new JButton(PreferenceTexts.USE_DEFAULT.text());
    normal.getAccessibleContext().setAccessibleName(PreferenceTexts.USE_DEFAULT_FOR.text(title));
    Runnable fill =
        () -> {
          Optional<Path> now = preferences.get(setting);
          shown.setText(now.map(Path::toString).orElseGet(PreferenceTexts.DEFAULT_FOLDER::text));
          normal.setEnabled(now.isPresent());
        };
    choose.addActionListener(
        event -> {
          JFileChooser chooser = new JFileChooser();
          preferences.get(setting).map(Path::toFile).ifPresent(chooser::setCurrentDirectory);
          chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
          chooser.setDialogTitle(title);
          if (chooser.showOpenDialog(choose) == JFileChooser.APPROVE_OPTION) {
            preferences.set(
                setting, Optional.of(chooser.getSelectedFile().toPath().toAbsolutePath()));
            fill.run();
          }
        });
    normal.addActionListener(
        event -> {
          preferences.set(setting, Optional.empty());
          fill.run();
        });
    fill.run();
    JLabel label = new JLabel(title);
    label.setLabelFor(shown);
    return line(label, shown, choose, normal);
  }

  private static JComponent line(JComponent... parts) {
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
    for (int at = 0; at < parts.length; at++) {
      if (at > 0) {
        line.add(Space.across(10));
      }
      line.add(parts[at]);
    }
    return line;
  }
}
