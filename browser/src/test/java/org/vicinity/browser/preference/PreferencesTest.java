package org.vicinity.browser.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.theme.Appearance;

class PreferencesTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("settings.json");
  }

  private Preferences of(String contents) throws Exception {
    Files.writeString(file(), contents);
    return Preferences.open(file());
  }

  @Test
  void whatWasChosenIsThereAtTheNextStart() {
    Path folder = directory.resolve("My downloads");
    try (Preferences preferences = Preferences.open(file())) {
      preferences.set(Settings.THEME, Appearance.DARK);
      preferences.set(Settings.ZOOM, 125);
      preferences.set(Settings.ASK_WHERE, false);
      preferences.set(Settings.DOWNLOAD_FOLDER, Optional.of(folder));
    }
    try (Preferences preferences = Preferences.open(file())) {
      assertThat(preferences.get(Settings.THEME)).isEqualTo(Appearance.DARK);
      assertThat(preferences.get(Settings.ZOOM)).isEqualTo(125);
      assertThat(preferences.get(Settings.ASK_WHERE)).isFalse();
      assertThat(preferences.get(Settings.DOWNLOAD_FOLDER)).hasValue(folder);
      assertThat(preferences.get(Settings.LAN)).as("not chosen").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"settings\": null}",
        "{\"settings\": {\"theme\": null}}",
        "{\"settings\": {\"theme\": {}}}",
        "{\"settings\": {\"theme\": \"pink\", \"default-zoom\": \"99999999999\","
            + " \"download-folder\": \"../etc\", \"ask-where-to-save\": \"perhaps\","
            + " \"channel-lan\": \"\"}}",
        "{\"settings\": {\"download-folder\": \"/tmp/\\u0000\", \"default-zoom\": \"0100\"}}"
      })
  void whatIsNoValueCountsAsNotChosen(String hostile) throws Exception {
    try (Preferences preferences = of(hostile)) {
      for (Setting<?> setting : Settings.all()) {
        assertThat(preferences.get(setting)).as(setting.key()).isEqualTo(setting.normal());
      }
    }
  }

  @Test
  void aFileThatIsFarTooLongIsNotRead() throws Exception {
    String padding = "x".repeat(200_000);
    try (Preferences preferences =
        of("{\"settings\": {\"theme\": \"dark\", \"other\": \"" + padding + "\"}}")) {
      assertThat(preferences.get(Settings.THEME)).isEqualTo(Appearance.SYSTEM);
    }
  }

  /** Another version of the browser may know them. */
  @Test
  void settingsThatAreNotKnownHereAreKept() throws Exception {
    try (Preferences preferences = of("{\"settings\": {\"from-the-future\": \"yes\"}}")) {
      preferences.set(Settings.LAN, false);
    }
    assertThat(Files.readString(file(), StandardCharsets.UTF_8)).contains("from-the-future");
  }

  @Test
  void followersHearOfTheirOwnSettingOnly() {
    List<Appearance> heard = new ArrayList<>();
    try (Preferences preferences = Preferences.open(file())) {
      preferences.follow(Settings.THEME, heard::add);
      preferences.set(Settings.ZOOM, 150);
      preferences.set(Settings.THEME, Appearance.LIGHT);
      preferences.set(Settings.THEME, Appearance.LIGHT);
    }
    assertThat(heard).containsExactly(Appearance.SYSTEM, Appearance.LIGHT);
  }
}
