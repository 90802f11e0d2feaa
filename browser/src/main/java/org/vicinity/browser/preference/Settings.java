package org.vicinity.browser.preference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vicinity.browser.theme.Appearance;

/** All settings that there are. */
public final class Settings {
  /** Light, dark, or as the desktop. */
  public static final Setting<Appearance> THEME =
      new Setting<>(
          "theme",
          Section.APPEARANCE,
          PreferenceTexts.THEME,
          PreferenceTexts.THEME_HELP,
          new Kind.Choice<>(Appearance.class, PreferenceTexts.THEME_CHOICE),
          Appearance.SYSTEM);

  /** The size of pages for which no other was chosen, in per cent. */
  public static final Setting<Integer> ZOOM =
      new Setting<>(
          "default-zoom",
          Section.APPEARANCE,
          PreferenceTexts.ZOOM,
          PreferenceTexts.ZOOM_HELP,
          new Kind.Percent(List.of(50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)),
          100);

  /** Where downloads go; the folder of the desktop when empty. */
  public static final Setting<Optional<Path>> DOWNLOAD_FOLDER =
      new Setting<>(
          "download-folder",
          Section.DOWNLOADS,
          PreferenceTexts.DOWNLOAD_FOLDER,
          PreferenceTexts.DOWNLOAD_FOLDER_HELP,
          new Kind.Folder(),
          Optional.empty());

  /** Whether each download asks. */
  public static final Setting<Boolean> ASK_WHERE =
      new Setting<>(
          "ask-where-to-save",
          Section.DOWNLOADS,
          PreferenceTexts.ASK_WHERE,
          PreferenceTexts.ASK_WHERE_HELP,
          new Kind.Flag(),
          true);

  /** Whether devices are looked for on the local network. */
  public static final Setting<Boolean> LAN =
      new Setting<>(
          "channel-lan",
          Section.CHANNELS,
          PreferenceTexts.LAN,
          PreferenceTexts.LAN_HELP,
          new Kind.Flag(),
          true);

  /** Whether devices are looked for over Bluetooth. */
  public static final Setting<Boolean> BLUETOOTH =
      new Setting<>(
          "channel-bluetooth",
          Section.CHANNELS,
          PreferenceTexts.BLUETOOTH,
          PreferenceTexts.BLUETOOTH_HELP,
          new Kind.Flag(),
          true);

  private static final List<Setting<?>> ALL =
      List.of(THEME, ZOOM, DOWNLOAD_FOLDER, ASK_WHERE, LAN, BLUETOOTH);

  private Settings() {}

  /** Returns all of them, in the order in which they are shown. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** Returns those of a section. */
  public static List<Setting<?>> of(Section section) {
    return ALL.stream().filter(setting -> setting.section() == section).toList();
  }
}
