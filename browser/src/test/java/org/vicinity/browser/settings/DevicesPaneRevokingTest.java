package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.Grant;

/** How a device is revoked there, and brought back. */
class DevicesPaneRevokingTest extends DevicesPaneFixture {
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
}
