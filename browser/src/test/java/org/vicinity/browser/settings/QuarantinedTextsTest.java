package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.language.Language;
import org.vicinity.certstore.grant.Quarantined;
import org.vicinity.certstore.grant.StoreFlaw;

/** What people are told of a part of the device store that could not be read. */
class QuarantinedTextsTest {
  private static final Path FILE = Path.of("/home/ada/it's {0}/grants.db.damaged-1");

  private static String text(Quarantined.Part part, StoreFlaw flaw) {
    return SettingsTexts.quarantined(new Quarantined(part, flaw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja"})
  void eachFlawHasWordsOfItsOwnAndThePartIsNamed(String language) throws Exception {
    Language.during(
        language,
        () -> {
          List<String> texts =
              Arrays.stream(StoreFlaw.values())
                  .map(flaw -> text(new Quarantined.StoreFile(FILE), flaw))
                  .toList();
          assertThat(texts)
              .doesNotHaveDuplicates()
              .allMatch(text -> text.startsWith(FILE.toString()));
          assertThat(text(new Quarantined.Entry("0a1b"), StoreFlaw.MISSING)).contains("0a1b");
        });
  }

  @Test
  void partAndFlawAreSaidInTheUsersLanguage() throws Exception {
    Quarantined.Part list = new Quarantined.EntryList();
    Quarantined.Part entry = new Quarantined.Entry("0a1b");
    Language.during(
        "en",
        () ->
            assertThat(text(entry, StoreFlaw.MISSING))
                .isEqualTo(
                    "Device entry 0a1b could not be read: it was deleted from the file by"
                        + " something else than this browser."));
    Language.during(
        "de",
        () -> {
          assertThat(text(entry, StoreFlaw.MISSING))
              .isEqualTo(
                  "Der Geräteeintrag 0a1b konnte nicht gelesen werden: Er wurde von etwas anderem"
                      + " als diesem Browser aus der Datei gelöscht.");
          assertThat(text(list, StoreFlaw.TOO_LARGE))
              .isEqualTo(
                  "Die Liste der Geräteeinträge konnte nicht gelesen werden: Der Inhalt ist zu"
                      + " groß.");
        });
    Language.during(
        "ja",
        () ->
            assertThat(text(list, StoreFlaw.NOT_AUTHENTIC))
                .isEqualTo("デバイス項目の一覧 を読み込めませんでした: 変更されたか、別の鍵で保護されています。"));
  }
}
