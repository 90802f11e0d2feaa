package org.vicinity.browser.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.language.Language;
import org.vicinity.browser.language.Phrase;

/** Keeps docs/settings.md what the declarations say; writes it with VICINITY_WRITE_DOCS=yes. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/settings.md");

  @Test
  void theDocumentSaysWhatIsDeclared() throws Exception {
    Language.during(
        "en",
        () -> {
          if ("yes".equals(System.getenv("VICINITY_WRITE_DOCS"))) {
            Files.writeString(DOCUMENT, document());
          }
          assertThat(DOCUMENT).hasContent(document());
        });
  }

  @Test
  void everyKeyIsThereOnce() {
    List<String> keys = Settings.all().stream().map(Setting::key).toList();
    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[a-z-]+"));
  }

  @Test
  void everyNormalValueIsOneOfItsKind() {
    Settings.all().forEach(SettingsDocumentTest::assertNormal);
  }

  private static <T> void assertNormal(Setting<T> setting) {
    assertThat(setting.kind().read(setting.kind().write(setting.normal())))
        .as(setting.key())
        .hasValue(setting.normal());
  }

  private static String document() {
    StringBuilder out = new StringBuilder();
    out.append("# Settings\n\n");
    out.append(
        "Ctrl+comma opens them. The profile keeps what was chosen in `settings.json`, by the keys"
            + " below; what\nis damaged or no value of its setting counts as not chosen. This page"
            + " is made from the declarations\n(`Settings.java`): `VICINITY_WRITE_DOCS=yes ./test"
            + " --quick` writes it anew.\n");
    for (Section section : Section.values()) {
      out.append("\n## ").append(section.title()).append("\n\n");
      out.append("| setting | what it does | values | default | key |\n|---|---|---|---|---|\n");
      Settings.of(section).forEach(setting -> out.append(row(setting)));
    }
    out.append(
        "\n## Without a value\n\nDevices: which site has which device, its certificates, and how to"
            + " take it back. Privacy: removes\ncookies and other data of sites, cached copies and"
            + " the history, from the beginning until now.\nAbout: versions and licences.\n");
    return out.toString();
  }

  private static <T> String row(Setting<T> setting) {
    return Stream.of(
                setting.title().text(),
                setting.description().text(),
                values(setting.kind()),
                shown(setting.kind().write(setting.normal())),
                "`" + setting.key() + "`")
            .collect(Collectors.joining(" | ", "| ", " |"))
        + "\n";
  }

  private static String shown(String written) {
    return written.isEmpty() ? "none" : "`" + written + "`";
  }

  private static String values(Kind<?> kind) {
    if (kind instanceof Kind.Choice<?> choice) {
      return Stream.of(choice.type().getEnumConstants())
          .map(each -> "`" + Phrase.key(each.name()) + "` (" + choice.words().of(each) + ")")
          .collect(Collectors.joining(", "));
    }
    if (kind instanceof Kind.Percent percent) {
      return percent.steps().stream().map(String::valueOf).collect(Collectors.joining(", "))
          + " per cent";
    }
    return kind instanceof Kind.Flag ? "`yes`, `no`" : "an absolute path, or nothing";
  }
}
