package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Point;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.browser.preference.Settings;
import org.vicinity.browser.theme.Appearance;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.memory.MemoryTransport;

/** All pages of the settings in a real window. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SettingsPaneTest {
  @TempDir Path directory;

  private final MemoryTransport transport = new MemoryTransport();
  private final AtomicReference<Set<BrowsingData>> asked = new AtomicReference<>(Set.of());
  private final CompletableFuture<Void> clearing = new CompletableFuture<>();
  private GrantStore store;
  private Preferences preferences;
  private JFrame frame;
  private SettingsPane pane;

  @BeforeEach
  void openStore() throws Exception {
    Screen.required();
    Direction.followLanguage();
    store = GrantStore.open(directory);
    Grant grant = GrantFixtures.pending("https://vod.example.com", "cache", "Cache", "media-cache");
    store.begin(grant);
    store.activate(grant.id());
    preferences = Preferences.open(directory.resolve("settings.json"));
  }

  @AfterEach
  void closeAll() throws Exception {
    if (store != null) {
      Screen.clear();
      preferences.close();
      store.close();
    }
    transport.close();
  }

  private static final Revoking NOTHING =
      new Revoking() {
        @Override
        public void revoke(Collection<GrantId> ids) {}

        @Override
        public int restore(Collection<GrantId> ids) {
          return 0;
        }

        @Override
        public Duration undoTime() {
          return Duration.ofSeconds(30);
        }
      };

  private void open() throws Exception {
    Screen.run(
        () -> {
          pane =
              new SettingsPane(
                  new SettingsParts(
                      new DevicesPaneParts(
                          store,
                          NOTHING,
                          List.of(transport),
                          Optional.of(new MutedOrigins()),
                          grant -> new RevocationStatus.Good(Instant.MAX),
                          Clock.systemUTC()),
                      preferences,
                      kinds -> {
                        asked.set(kinds);
                        return clearing;
                      },
                      Versions.now()));
          frame = new JFrame("Settings");
          frame.add(pane);
          frame.setSize(1180, 780);
          frame.setVisible(true);
        });
  }

  @Test
  void aWindowThatIsTooSmallShowsTheBeginningAndScrollsToTheRest() throws Exception {
    open();
    Roomy pages = Screen.all(pane, Roomy.class).get(0);
    JScrollPane scroll = (JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, pages);
    assertThat(Screen.on(scroll.getHorizontalScrollBar()::isVisible)).isFalse();
    Screen.run(() -> frame.setSize(500, 300));
    Screen.until("a bar", () -> scroll.getHorizontalScrollBar().isVisible());
    assertThat(Screen.on(scroll.getViewport()::getViewPosition)).isEqualTo(new Point(0, 0));
    Dimension least = Screen.on(pages::getMinimumSize);
    assertThat(Screen.on(pages::getWidth)).isGreaterThanOrEqualTo(least.width);
    assertThat(Screen.on(pages::getHeight)).isGreaterThanOrEqualTo(least.height);
  }

  private void page(int index) throws Exception {
    Screen.run(() -> pane.pageList().setSelectedIndex(index));
  }

  private <T extends Component> T shown(Class<T> type) throws Exception {
    return Screen.on(
        () ->
            Screen.all(pane, type).stream()
                .filter(part -> part.isShowing())
                .filter(part -> part != (Object) pane.pageList())
                .findFirst()
                .orElseThrow());
  }

  @Test
  void aChoiceCountsAtOnce() throws Exception {
    open();
    page(1);
    JComboBox<?> theme = shown(JComboBox.class);
    assertThat(Screen.on(theme::getSelectedItem)).isEqualTo(Appearance.SYSTEM);
    Screen.run(() -> theme.setSelectedIndex(2));
    assertThat(preferences.get(Settings.THEME)).isEqualTo(Appearance.DARK);
  }

  @Test
  void aFlagCountsAtOnce() throws Exception {
    open();
    page(2);
    JCheckBox ask = shown(JCheckBox.class);
    Screen.run(ask::doClick);
    assertThat(preferences.get(Settings.ASK_WHERE)).isFalse();
  }

  @Test
  void dataIsClearedOfTheKindsThatWereChosen() throws Exception {
    open();
    page(3);
    ClearDataPanel panel = shown(ClearDataPanel.class);
    Screen.run(panel.box(BrowsingData.HISTORY)::doClick);
    Screen.run(panel.clearButton()::doClick);
    assertThat(asked.get()).isEqualTo(EnumSet.of(BrowsingData.COOKIES, BrowsingData.CACHE));
    assertThat(Screen.on(panel.clearButton()::isEnabled)).isFalse();
    clearing.complete(null);
    Screen.until("it is told", () -> panel.doneText().equals(SettingsTexts.CLEARED.text()));
  }

  @Test
  void aFailureToClearIsTold() throws Exception {
    open();
    page(3);
    ClearDataPanel panel = shown(ClearDataPanel.class);
    Screen.run(panel.clearButton()::doClick);
    clearing.completeExceptionally(new IllegalStateException("disk"));
    Screen.until("it is told", () -> panel.problem().equals(SettingsTexts.CLEAR_FAILED.text()));
  }

  @Test
  void showsWhichChannelsAreOnAndWhatToDoAboutOthers() throws Exception {
    open();
    page(4);
    ChannelsPanel channels = shown(ChannelsPanel.class);
    Screen.until(
        "it is on",
        () -> channels.shown().equals(Map.of(Channel.OTHER, SettingsTexts.CHANNEL_ON.text())));
    transport.status(new TransportStatus.Unavailable(Obstacle.BLUETOOTH_OFF));
    Screen.until(
        "it is off",
        () ->
            channels
                .shown()
                .equals(
                    Map.of(
                        Channel.OTHER,
                        "Bluetooth is off. Switch Bluetooth on in the system settings.")));
  }

  @Test
  void theVersionsAreThoseOfTheBuild() {
    Versions versions = Versions.now();
    assertThat(versions.vicinity()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(versions.chromium()).matches("\\d+(\\.\\d+){3}");
    assertThat(versions.cef()).matches("cef-\\d+(\\.\\d+)+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void everyPageIsWithinReachOfTheKeyboardAndOfReaders(String language) throws Exception {
    Language.during(
        language,
        () -> {
          open();
          for (int at = 0; at < pane.pageList().getModel().getSize(); at++) {
            page(at);
            Screen.run(frame::validate);
            assertThat(Screen.on(() -> Reach.problems(frame)))
                .as(language + ": " + pane.pageList().getModel().getElementAt(at))
                .isEmpty();
          }
        });
  }

  @Test
  void theSideIsWhereLinesBegin() throws Exception {
    Language.during(
        "he",
        () -> {
          open();
          Screen.run(frame::validate);
          JLabel first = shown(JLabel.class);
          assertThat(
                  Screen.on(
                      () ->
                          pane.pageList().getLocationOnScreen().x > first.getLocationOnScreen().x))
              .isTrue();
        });
  }
}
