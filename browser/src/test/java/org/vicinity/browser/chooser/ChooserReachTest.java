package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress.Phase;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;
import org.vicinity.certstore.name.Origin;

/** Each state of the chooser's window, for readers and for the keyboard, in each language. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChooserReachTest {
  private static final Origin SITE = Origin.parse("https://vod.example.com");
  private static final DeviceRow ROW =
      new DeviceRow(
          "Cache",
          "media-cache",
          DeviceKind.MEDIA_SERVER,
          List.of(Channel.LAN, Channel.BLUETOOTH),
          Signal.STRONG,
          true);

  private static final Map<String, Consumer<SwingChooserDialog>> STATES =
      new TreeMap<>(
          Map.of(
              "nothing", view -> view.search(SearchState.NOTHING_YET),
              "list",
                  view -> {
                    view.search(SearchState.FOUND);
                    view.insert(0, ROW);
                    view.select(Optional.of(0));
                    view.confirmable(true);
                  },
              "connecting", view -> view.connecting(ROW),
              "pin", view -> view.askPin(ROW, Optional.of(ChooserTexts.wrongPin(2))),
              "progress",
                  view -> view.progress(ROW, ChooserTexts.progress(Phase.WAITING_FOR_SITE, SITE)),
              "connected",
                  view -> view.result(ROW, ChooserTexts.result(ExchangeEnd.CONNECTED, SITE), true),
              "not connected",
                  view -> view.result(ROW, ChooserTexts.result(ExchangeEnd.OTHER_KEY, SITE), false),
              "locked out", view -> view.lockedOut(ChooserTexts.LOCKED_OUT.text())));

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
  @ValueSource(strings = {"en", "de", "ja", "he"})
  void everyStateIsWithinReach(String language) throws Exception {
    Language.during(
        language,
        () -> {
          for (Map.Entry<String, Consumer<SwingChooserDialog>> state : STATES.entrySet()) {
            List<String> problems = Screen.on(() -> problems(state.getValue()));
            assertThat(problems).as(language + ": " + state.getKey()).isEmpty();
          }
        });
  }

  private static List<String> problems(Consumer<SwingChooserDialog> state) {
    JFrame owner = new JFrame();
    SwingChooserDialog view = new SwingChooserDialog(owner);
    try {
      view.show(
          new ChooserHeading("https://vod.example.com", Optional.of("Alice"), true), new Nobody());
      view.pick(Optional.empty());
      state.accept(view);
      view.controls().dialog().validate();
      return Reach.problems(view.controls().dialog());
    } finally {
      view.close();
      owner.dispose();
    }
  }
}
