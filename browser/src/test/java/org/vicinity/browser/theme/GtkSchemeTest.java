package org.vicinity.browser.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtkSchemeTest {
  @TempDir Path directory;

  /** A program in place of gsettings that knows these two values. */
  private GtkScheme gsettings(String colorScheme, String theme) throws Exception {
    Path program = directory.resolve("gsettings");
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1 $2\" = 'get org.gnome.desktop.interface' ] || exit 1\n"
            + "case $3 in color-scheme) echo \"'"
            + colorScheme
            + "'\";; gtk-theme) echo \"'"
            + theme
            + "'\";; esac\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new GtkScheme(program.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "prefer-dark, Adwaita, DARK",
    "prefer-light, Adwaita-dark, LIGHT",
    "default, Adwaita-dark, DARK",
    "default, Yaru-blue-dark, DARK",
    "default, Adwaita, LIGHT",
    "default, Darkling, LIGHT"
  })
  void thePreferenceComesBeforeTheThemesName(String preference, String theme, Scheme expected)
      throws Exception {
    assertThat(gsettings(preference, theme).read()).hasValue(expected);
  }

  @Test
  void withoutTheProgramNothingIsKnown() {
    assertThat(new GtkScheme(directory.resolve("absent").toString()).read()).isEmpty();
  }

  @Test
  void theEnvironmentNamesATheme() {
    assertThat(GtkScheme.of(Map.of("GTK_THEME", "Adwaita:dark"))).hasValue(Scheme.DARK);
    assertThat(GtkScheme.of(Map.of("GTK_THEME", "Adwaita"))).hasValue(Scheme.LIGHT);
    assertThat(GtkScheme.of(Map.of("GTK_THEME", ""))).isEmpty();
    assertThat(GtkScheme.of(Map.of())).isEmpty();
  }
}
