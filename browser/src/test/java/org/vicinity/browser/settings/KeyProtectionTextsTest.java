package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.language.Language;
import org.vicinity.certstore.grant.KeyProtection;
import org.vicinity.certstore.grant.KeyVaultException.Reason;

/** What people are told of how the store's key is kept. */
class KeyProtectionTextsTest {
  private static final Path FILE = Path.of("/home/ada/it's {0}/store.key");

  private static List<KeyProtection> inFile() {
    List<Optional<Reason>> reasons =
        Stream.concat(
                Stream.of(Optional.<Reason>empty()),
                Arrays.stream(Reason.values()).map(Optional::of))
            .toList();
    List<KeyProtection> ways = new ArrayList<>();
    for (Optional<Reason> unused : reasons) {
      ways.add(new KeyProtection.InFile(FILE, true, unused));
      ways.add(new KeyProtection.InFile(FILE, false, unused));
    }
    return ways;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja"})
  void eachWayHasWordsOfItsOwnAndNamesTheFile(String language) throws Exception {
    Language.during(
        language,
        () -> {
          List<String> texts = inFile().stream().map(SettingsTexts::protection).toList();
          assertThat(texts).allMatch(text -> text.contains(FILE.toString()));
          assertThat(texts)
              .doesNotHaveDuplicates()
              .doesNotContain(SettingsTexts.protection(new KeyProtection.InKeyring()));
        });
  }

  @Test
  void theReasonIsSaidInTheUsersLanguage() throws Exception {
    KeyProtection locked = new KeyProtection.InFile(FILE, true, Optional.of(Reason.LOCKED));
    Language.during(
        "en",
        () ->
            assertThat(SettingsTexts.protection(locked))
                .endsWith("your user account can read. No keyring is in use: it is locked."));
    Language.during(
        "de",
        () -> assertThat(SettingsTexts.protection(locked)).endsWith("verwendet: Er ist gesperrt."));
    Language.during(
        "ja",
        () ->
            assertThat(SettingsTexts.protection(locked))
                .endsWith("読み取れます。キーリングがロックされているため、使用されていません。"));
  }
}
