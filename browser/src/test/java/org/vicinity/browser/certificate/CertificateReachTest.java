package org.vicinity.browser.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;
import org.vicinity.browser.settings.GrantFixtures;
import org.vicinity.certstore.grant.Grant;

@Tag("browser")
class CertificateReachTest {
  @BeforeEach
  void display() throws Exception {
    Screen.required();
    Screen.inProductsLook();
    Direction.followLanguage();
  }

  @AfterEach
  void clear() throws Exception {
    Screen.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void everyValueIsWithinReachOfTheKeyboardAndOfReaders(String language) throws Exception {
    Grant grant = GrantFixtures.pending("https://vod.example.com", "cache", "Cache", "media-cache");
    Language.during(
        language,
        () ->
            assertThat(
                    Screen.on(
                        () -> {
                          JFrame frame = new JFrame();
                          frame.add(CertificatePane.of(grant));
                          frame.pack();
                          frame.setVisible(true);
                          return Reach.problems(frame);
                        }))
                .isEmpty());
  }
}
