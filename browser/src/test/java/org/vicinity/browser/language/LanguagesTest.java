package org.vicinity.browser.language;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All resource bundles of the browser, in all their languages. */
class LanguagesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final List<String> TRANSLATIONS = List.of("_de", "_ja");
  private static final Pattern USE =
      Pattern.compile(
          "\\b(\\w+Texts)(?:\\.|::)([A-Z][A-Z_0-9]*)\\b(?:\\s*(?:\\.|::)(text|count|of)\\b)?");
  private static final Pattern OWN_USE =
      Pattern.compile("(?<![.\\w])([A-Z][A-Z_0-9]*)\\.(text|count|of)\\(");
  private static final Map<String, Set<String>> USES = uses();
  private static final List<Class<? extends Enum<?>>> PHRASES = found();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");

  /** Whose constants have words under one of ours. */
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          entry("ChooserTexts.ERROR", "org.vicinity.channel.ChannelError"),
          entry("ChooserTexts.PROGRESS", "org.vicinity.bridge.ExchangeProgress$Phase"),
          entry("ChooserTexts.RESULT", "org.vicinity.bridge.ExchangeEnd"),
          entry("DisplayTexts.SIGNAL", "org.vicinity.browser.display.Signal"),
          entry("DisplayTexts.CHANNEL", "org.vicinity.browser.display.Channel"),
          entry("SettingsTexts.COLUMN", "org.vicinity.browser.settings.GrantTableModel$Column"),
          entry(
              "SettingsTexts.KEYRING_UNUSED",
              "org.vicinity.certstore.grant.KeyVaultException$Reason"),
          entry("SettingsTexts.REASON", "org.vicinity.certstore.revocation.RevocationReason"),
          entry("SettingsTexts.STORE_FLAW", "org.vicinity.certstore.grant.StoreFlaw"),
          entry("SettingsTexts.SCOPE", "org.vicinity.browser.settings.RevokeScope"),
          entry("SearchTexts.REASON", "org.vicinity.channel.Obstacle"),
          entry("SearchTexts.REMEDY", "org.vicinity.channel.Obstacle"),
          entry("TabTexts.ADVICE", "org.vicinity.browser.engine.LoadFailure$Kind"),
          entry("TabTexts.PROBLEM", "org.vicinity.browser.engine.LoadFailure$Kind"),
          entry("TabTexts.REFUSAL", "org.vicinity.browser.router.Refusal"),
          entry("TabTexts.PERMISSION", "org.vicinity.browser.engine.Permission"),
          entry("DownloadTexts.STATE", "org.vicinity.browser.engine.Download$State"),
          entry("PreferenceTexts.SECTION", "org.vicinity.browser.preference.Section"),
          entry("PreferenceTexts.THEME_CHOICE", "org.vicinity.browser.theme.Appearance"),
          entry("SettingsTexts.DATA", "org.vicinity.browser.engine.BrowsingData"),
          entry("SettingsTexts.DATA_HELP", "org.vicinity.browser.engine.BrowsingData"));

  /** What is written alike in two languages. */
  private static final Set<String> ALIKE =
      Set.of(
          "Bluetooth",
          "USB",
          "NFC",
          "PIN",
          "OK",
          "{0} ({1})",
          "{0} - Vicinity",
          "{0} %",
          "-",
          "Downloads",
          "{0}: {1} {2}",
          "{0} {1}",
          ", ");

  static Stream<Class<? extends Enum<?>>> phrases() {
    return PHRASES.stream();
  }

  private static List<Class<? extends Enum<?>>> found() {
    List<Class<? extends Enum<?>>> found = new ArrayList<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.vicinity.browser")
            .stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(Phrase.class))
            .forEach(type -> found.add(load(type)));
    return found;
  }

  @Test
  void everyPackageWithWindowsHasItsWords() {
    assertThat(phrases().map(Class::getSimpleName))
        .contains("ChooserTexts", "SettingsTexts", "TabTexts", "EngineTexts", "DisplayTexts");
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void noKeyIsMissingInAnyLanguage(Class<? extends Enum<?>> phrases) {
    for (String language : TRANSLATIONS) {
      assertThat(bundle(phrases, language).keySet())
          .as(phrases.getSimpleName() + language)
          .isEqualTo(bundle(phrases, "").keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyKeyBelongsToAConstantAndTheOtherWayAround(Class<? extends Enum<?>> phrases) {
    Set<String> keys =
        bundle(phrases, "").keySet().stream()
            .map(key -> key.replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> constants = new TreeSet<>();
    for (Enum<?> constant : phrases.getEnumConstants()) {
      constants.add(((Phrase) constant).key());
    }
    assertThat(keys).isEqualTo(constants);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyConstantIsUsedAndHasTheKeysThatItsUseNeeds(Class<? extends Enum<?>> phrases) {
    Set<String> keys = bundle(phrases, "").keySet();
    for (Enum<?> constant : phrases.getEnumConstants()) {
      Set<String> uses =
          USES.getOrDefault(phrases.getSimpleName() + "." + constant.name(), Set.of());
      assertThat(uses).as(constant + " is used").isNotEmpty();
      String key = ((Phrase) constant).key();
      if (uses.contains("count")) {
        assertThat(keys).contains(key + ".one", key + ".other");
      }
      if (uses.contains("text")) {
        assertThat(keys).contains(key);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyConstantOfAnotherEnumHasItsWords(Class<? extends Enum<?>> phrases) throws Exception {
    for (Enum<?> constant : phrases.getEnumConstants()) {
      String name = phrases.getSimpleName() + "." + constant.name();
      if (USES.getOrDefault(name, Set.of()).contains("of")) {
        assertThat(FAMILIES).containsKey(name);
        Set<String> wanted = new TreeSet<>();
        for (Object each : Class.forName(FAMILIES.get(name)).getEnumConstants()) {
          wanted.add(((Phrase) constant).key() + "." + Phrase.key(((Enum<?>) each).name()));
        }
        Set<String> found = new TreeSet<>(bundle(phrases, "").keySet());
        found.removeIf(key -> !key.startsWith(((Phrase) constant).key() + "."));
        assertThat(found).isEqualTo(wanted);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void placeholdersAreTheSameInAllLanguages(Class<? extends Enum<?>> phrases) {
    Map<String, String> english = bundle(phrases, "");
    for (String language : TRANSLATIONS) {
      bundle(phrases, language)
          .forEach(
              (key, text) ->
                  assertThat(placeholders(text))
                      .as(key + language)
                      .isEqualTo(placeholders(english.get(key))));
    }
  }

  /** So a text reads the same with arguments and without: an apostrophe would vanish. */
  @ParameterizedTest
  @MethodSource("phrases")
  void textsHaveNoOtherSyntaxThanPlaceholders(Class<? extends Enum<?>> phrases) {
    for (String language : List.of("", "_de", "_ja")) {
      bundle(phrases, language)
          .forEach(
              (key, text) -> {
                assertThat(text).as(key + language).isNotBlank().doesNotContain("'");
                assertThat(PLACEHOLDER.matcher(text).replaceAll(""))
                    .as(key + language)
                    .doesNotContain("{", "}");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void textsAreTranslated(Class<? extends Enum<?>> phrases) {
    Map<String, String> english = bundle(phrases, "");
    for (String language : TRANSLATIONS) {
      bundle(phrases, language)
          .forEach(
              (key, text) -> {
                if (!ALIKE.contains(text)) {
                  assertThat(text).as(key + language).isNotEqualTo(english.get(key));
                }
              });
    }
  }

  /** How the main sources use each constant: {@code text}, {@code count}, {@code of}, other. */
  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Texts.java")).toList()) {
        // Within the enum itself its constants stand alone.
        String type = file.getFileName().toString().replace(".java", "");
        OWN_USE
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> put(uses, type, hit.group(1), hit.group(2)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        USE.matcher(Files.readString(file))
            .results()
            .forEach(hit -> put(uses, hit.group(1), hit.group(2), hit.group(3)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return uses;
  }

  private static void put(
      Map<String, Set<String>> uses, String type, String constant, String method) {
    uses.computeIfAbsent(type + "." + constant, key -> new TreeSet<>())
        .add(method == null ? "other" : method);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(hit -> hit.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Reads one file, without what would be inherited; a key twice is an error. */
  private static Map<String, String> bundle(Class<?> phrases, String language) {
    Map<String, String> read = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    Properties properties =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            if (read.put(key.toString(), value.toString()) != null) {
              twice.add(key.toString());
            }
            return super.put(key, value);
          }
        };
    String file = phrases.getSimpleName() + language + ".properties";
    try (InputStream in = phrases.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
    assertThat(twice).as("keys that are there twice in " + file).isEmpty();
    return read;
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Enum<?>> load(JavaClass type) {
    try {
      return (Class<? extends Enum<?>>)
          Class.forName(type.getName(), true, LanguagesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
