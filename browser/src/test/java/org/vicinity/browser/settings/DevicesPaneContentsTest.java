package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;

/** What the settings of devices list, find and say. */
class DevicesPaneContentsTest extends DevicesPaneFixture {
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

  private void mute(String origin) {
    for (int times = 0; times < MutedOrigins.DISMISSALS; times++) {
      muted.dismissed(Origin.parse(origin));
    }
  }

  private void search(String text) throws Exception {
    Screen.run(() -> pane.grants().searchField().setText(text));
  }
}
