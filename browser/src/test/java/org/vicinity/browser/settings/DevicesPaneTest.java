package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.memory.MemoryTransport;

/** The settings of devices in a real window over a real store. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DevicesPaneTest {
  private static final String VOD = "https://vod.example.com";
  private static final String PRINT = "https://print.example.org";

  @TempDir Path directory;

  private final List<GrantId> revoked = new CopyOnWriteArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final MemoryTransport transport = new MemoryTransport();
  private final MutedOrigins muted = new MutedOrigins();
  private boolean answer = true;
  private Clock clock = Clock.systemUTC();
  private volatile RevocationStatus revocation = new RevocationStatus.Good(Instant.MAX);
  private GrantStore store;
  private JFrame frame;
  private DevicesPane pane;

  @BeforeEach
  void openStore() throws Exception {
    Screen.required();
    store = GrantStore.open(directory);
  }

  @AfterEach
  void closeAll() throws Exception {
    if (store != null) {
      Screen.clear();
      store.close();
    }
    transport.close();
  }

  @Test
  void listsActiveGrantsOnly() throws Exception {
    Grant active = grant(VOD, "cache", "Living-room cache", "media-cache");
    store.begin(GrantFixtures.pending(PRINT, "printer", "Printer", "printer"));
    open();
    assertThat(texts(0))
        .contains("Living-room cache", "media-cache", VOD, "Alice Example", active.host().value())
        .contains("Never");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void saysWhichDevicesTheirSitesRevoked() throws Exception {
    grant(VOD, "cache", "Living-room cache", "media-cache");
    open();
    assertThat(Screen.on(() -> pane.revokedBySites())).isEmpty();
    revocation =
        new RevocationStatus.Revoked(
            Instant.parse("2026-03-01T12:00:00Z"), RevocationReason.KEY_COMPROMISE);
    grant(PRINT, "printer", "Printer", "printer");
    Screen.until("both are named", () -> rows() == 2);
    assertThat(Screen.on(() -> pane.revokedBySites()))
        .contains("“Living-room cache”", VOD, "2026-03-01", "“Printer”", PRINT);
    assertThat(texts(0)).anyMatch(text -> text.endsWith("(revoked by the site)"));
    revocation = new RevocationStatus.Unknown("nobody could be asked");
    assertThat(texts(0)).anyMatch(text -> text.contains("(perhaps revoked"));
  }

  @Test
  void saysSoWhenThereIsNothing() throws Exception {
    open();
    assertThat(Screen.on(() -> pane.grants().emptyText())).isEqualTo(SettingsTexts.EMPTY.text());
    assertThat(pane.grants().revokeButton().isEnabled()).isFalse();
    assertThat(shows(SettingsTexts.protection(store.protection()))).isTrue();
  }

  @Test
  void followsTheStore() throws Exception {
    open();
    Grant grant = grant(VOD, "cache", "Cache", "media-cache");
    Screen.until("it appears", () -> rows() == 1);
    store.remove(grant.id());
    Screen.until("it vanishes", () -> rows() == 0);
  }

  @Test
  void keepsTheSelectionWhenOthersComeAndGo() throws Exception {
    Grant first = grant(VOD, "one", "One", "media-cache");
    grant(VOD, "two", "Two", "media-cache");
    open();
    select(1);
    store.remove(first.id());
    Screen.until("one is gone", () -> rows() == 1);
    assertThat(Screen.on(() -> table().getSelectedRow())).isZero();
  }

  @Test
  void revokesWhatIsSelectedAfterAsking() throws Exception {
    grant(PRINT, "printer", "Printer", "printer");
    Grant cache = grant(VOD, "cache", "Cache", "media-cache");
    open();
    select(1);
    press(pane.grants().revokeButton());
    Screen.until("it is gone", () -> rows() == 1);
    assertThat(revoked).containsExactly(cache.id());
    assertThat(questions).singleElement().asString().contains("Cache").contains(VOD);
    assertThat(texts(0)).contains("Printer");
  }

  @Test
  void revokesNothingWhenTheUserThinksBetterOfIt() throws Exception {
    grant(VOD, "cache", "Cache", "media-cache");
    open();
    answer = false;
    select(0);
    press(pane.grants().revokeButton());
    assertThat(questions).hasSize(1);
    assertThat(revoked).isEmpty();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void revokesAllOfTheSelectedSiteAndNoOther() throws Exception {
    Grant one = grant(VOD, "one", "One", "media-cache");
    grant(PRINT, "printer", "Printer", "printer");
    Grant two = grant(VOD, "two", "Two", "media-cache");
    open();
    select(0);
    press(pane.grants().revokeOriginButton());
    Screen.until("both are gone", () -> rows() == 1);
    assertThat(revoked).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(texts(0)).contains("Printer");
  }

  @Test
  void offersAllOfASiteOnlyForOneSite() throws Exception {
    grant(VOD, "one", "One", "media-cache");
    grant(PRINT, "printer", "Printer", "printer");
    open();
    Screen.run(() -> table().setRowSelectionInterval(0, 1));
    assertThat(pane.grants().revokeOriginButton().isEnabled()).isFalse();
    assertThat(pane.grants().revokeButton().isEnabled()).isTrue();
  }

  @Test
  void saysSoWhenRevokingFails() throws Exception {
    grant(VOD, "one", "One", "media-cache");
    open(
        ids -> {
          throw new IllegalStateException("the disk is full");
        });
    select(0);
    press(pane.grants().revokeButton());
    Screen.until(
        "the failure is told", () -> pane.problem().equals(SettingsTexts.REVOKE_FAILED.text()));
    assertThat(texts(0)).contains("One");
    assertThat(Screen.on(() -> pane.undo().isVisible())).isFalse();
  }

  @Test
  void bringsBackWhatWasRevokedAMomentAgo() throws Exception {
    Grant one = grant(VOD, "one", "One", "media-cache");
    open();
    select(0);
    press(pane.grants().revokeButton());
    Screen.until("undoing is offered", () -> pane.undo().isVisible());
    assertThat(Screen.on(() -> name(pane.undo().undoButton()))).contains("Undo", "“One”");
    press(pane.undo().undoButton());
    Screen.until("it is back", () -> rows() == 1);
    assertThat(store.active()).extracting(Grant::id).containsExactly(one.id());
    Screen.until("nothing is left to undo", () -> !pane.undo().isVisible());
  }

  @Test
  void saysSoWhenItIsTooLateToUndo() throws Exception {
    Grant one = grant(VOD, "one", "One", "media-cache");
    open();
    select(0);
    press(pane.grants().revokeButton());
    Screen.until("undoing is offered", () -> pane.undo().isVisible());
    store.remove(one.id());
    press(pane.undo().undoButton());
    Screen.until(
        "the failure is told", () -> pane.problem().equals(SettingsTexts.UNDO_FAILED.text()));
    assertThat(store.active()).isEmpty();
  }

  @Test
  void revokesByDeviceByUserAndEverything() throws Exception {
    Grant here = grant(VOD, "one", "Cache", "media-cache");
    Grant there = grant(PRINT, "one", "Cache", "media-cache");
    Grant other = grant(VOD, "two", "Other", "media-cache");
    Grant printer = grant(PRINT, "two", "Printer", "printer");
    List<Grant> all = List.of(here, there, other, printer);
    assertThat(RevokeScope.DEVICE.of(here, all)).containsExactly(here, there);
    assertThat(RevokeScope.USER.of(here, all)).containsExactly(here, other);
    assertThat(RevokeScope.ORIGIN.of(there, all)).containsExactly(there, printer);
    open();
    select(0);
    pressMore(0);
    Screen.until("the device is gone everywhere", () -> rows() == 2);
    assertThat(store.active()).extracting(Grant::id).containsOnly(other.id(), printer.id());
    pressMore(2);
    Screen.until("all is gone", () -> rows() == 0);
    assertThat(questions.get(1)).contains("all 2 devices");
  }

  private void pressMore(int item) throws Exception {
    // The rows vanish a moment before the work is done; until then nothing else is revoked.
    Screen.until("revoking is possible", () -> pane.grants().moreButton().isEnabled());
    Screen.run(() -> ((JMenuItem) pane.grants().moreMenu().getComponent(item)).doClick());
  }

  @Test
  void namesDevicesThatAreStillToBeTold() throws Exception {
    Grant one = grant(VOD, "one", "Far-away cache", "media-cache");
    store.revoke(List.of(one.id()), Instant.now().minus(Duration.ofHours(2)));
    open();
    assertThat(Screen.on(() -> pane.untoldText())).contains("“Far-away cache”", VOD);
    store.remove(one.id());
    Screen.until("it was told", () -> pane.untoldText().isEmpty());
  }

  @Test
  void doesNotRevokeTwiceWhileItIsAtIt() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    grant(VOD, "one", "One", "media-cache");
    grant(VOD, "two", "Two", "media-cache");
    open(
        ids -> {
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          remove(ids);
        });
    select(0);
    press(pane.grants().revokeButton());
    assertThat(Screen.on(() -> pane.grants().revokeButton().isEnabled())).isFalse();
    goOn.countDown();
    Screen.until("it is done", () -> rows() == 1);
    assertThat(revoked).hasSize(1);
  }

  @Test
  void findsBySiteDeviceAndUser() throws Exception {
    grant(VOD, "cache", "Living-room cache", "media-cache");
    grant(PRINT, "printer", "Office printer", "printer");
    open();
    search("OFFICE");
    assertThat(texts(0)).contains("Office printer");
    assertThat(rows()).isEqualTo(1);
    search("vod.example");
    assertThat(texts(0)).contains("Living-room cache");
    search("alice");
    assertThat(rows()).isEqualTo(2);
    search("nothing of that");
    assertThat(Screen.on(() -> pane.grants().emptyText())).isEqualTo(SettingsTexts.NO_MATCH.text());
    search("");
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void doesNotReadHtmlFromDevices() throws Exception {
    grant(VOD, "cache", "<html><h1>Evil\u202e", "<html><img src=http://x>");
    open();
    Screen.run(
        () -> {
          for (int column = 0; column < table().getColumnCount(); column++) {
            JLabel cell = (JLabel) cell(0, column);
            assertThat(cell.getClientProperty(BasicHTML.propertyKey)).isNull();
            assertThat(cell.getText()).doesNotContain("\u202e").doesNotStartWith("<");
          }
        });
  }

  @Test
  void marksExpiredCertificates() throws Exception {
    grant(VOD, "cache", "Cache", "media-cache");
    clock = Clock.fixed(Instant.now().plus(Duration.ofDays(90)), ZoneOffset.UTC);
    open();
    assertThat(texts(0)).anyMatch(text -> text.endsWith("(expired)"));
  }

  @Test
  void letsAMutedSiteAskAgain() throws Exception {
    mute(VOD);
    open();
    JButton allow =
        Screen.on(
            () ->
                Screen.all(pane, JButton.class).stream()
                    .filter(button -> SettingsTexts.ALLOW.text().equals(button.getText()))
                    .findFirst()
                    .orElseThrow());
    assertThat(allow.getAccessibleContext().getAccessibleName()).contains(VOD);
    press(allow);
    assertThat(muted.muted()).isEmpty();
    Screen.until("the section is gone", () -> !shows(SettingsTexts.MUTED_INTRO.text()));
  }

  @Test
  void everyControlSaysWhatItIs() throws Exception {
    grant(VOD, "cache", "Cache", "media-cache");
    open();
    assertThat(
            Screen.on(
                () ->
                    Screen.all(pane, Component.class).stream()
                        .filter(part -> part.isShowing() && part.isFocusable())
                        .filter(
                            part ->
                                part instanceof JButton
                                    || part instanceof JTable
                                    || part instanceof JTextField)
                        .filter(part -> name(part).isBlank())
                        .map(Object::toString)
                        .toList()))
        .isEmpty();
  }

  private void open() throws Exception {
    open(this::remove);
  }

  private void open(Consumer<Collection<GrantId>> revoke) throws Exception {
    Screen.run(
        () -> {
          FlatLightLaf.setup();
          pane =
              new DevicesPane(
                  new DevicesPaneParts(
                      store,
                      new Revoking() {
                        @Override
                        public void revoke(Collection<GrantId> ids) {
                          revoke.accept(ids);
                        }

                        @Override
                        public int restore(Collection<GrantId> ids) {
                          try {
                            return store.restore(ids).size();
                          } catch (GrantStoreException failed) {
                            throw new IllegalStateException(failed);
                          }
                        }

                        @Override
                        public Duration undoTime() {
                          return Duration.ofHours(1);
                        }
                      },
                      List.of(transport),
                      Optional.of(muted),
                      grant -> revocation,
                      clock),
                  (above, text) -> {
                    questions.add(text);
                    return answer;
                  });
          frame = new JFrame("Settings");
          frame.add(pane);
          frame.setSize(1100, 760);
          frame.setVisible(true);
        });
  }

  private void remove(Collection<GrantId> ids) {
    try {
      revoked.addAll(ids);
      store.revoke(ids, Instant.now());
    } catch (GrantStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private Grant grant(String origin, String label, String name, String type) throws Exception {
    Grant grant = GrantFixtures.pending(origin, label, name, type);
    store.begin(grant);
    store.activate(grant.id());
    return grant;
  }

  private void mute(String origin) {
    for (int times = 0; times < MutedOrigins.DISMISSALS; times++) {
      muted.dismissed(Origin.parse(origin));
    }
  }

  private JTable table() {
    return pane.grants().table();
  }

  private int rows() {
    return table().getRowCount();
  }

  private void select(int row) throws Exception {
    Screen.run(() -> table().setRowSelectionInterval(row, row));
  }

  private void search(String text) throws Exception {
    Screen.run(() -> pane.grants().searchField().setText(text));
  }

  private static void press(JButton button) throws Exception {
    Screen.run(button::doClick);
  }

  private Component cell(int row, int column) {
    return table().prepareRenderer(table().getCellRenderer(row, column), row, column);
  }

  private List<String> texts(int row) throws Exception {
    return Screen.on(
        () -> {
          List<String> texts = new ArrayList<>();
          for (int column = 0; column < table().getColumnCount(); column++) {
            texts.add(((JLabel) cell(row, column)).getText());
          }
          return texts;
        });
  }

  private boolean shows(String text) {
    return Screen.all((Container) pane, JTextArea.class).stream()
        .anyMatch(area -> area.isShowing() && area.getText().equals(text));
  }

  private static String name(Component part) {
    return Optional.ofNullable(part.getAccessibleContext().getAccessibleName()).orElse("");
  }
}
