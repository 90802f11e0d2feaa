package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.session.SavedSession;
import org.vicinity.browser.session.SavedTab;
import org.vicinity.browser.session.SavedWindow;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.SiteZooms;

/** Tabs and windows on the real engine. */
@Tag("browser")
class TabsTest extends ShellScene {
  @Test
  void aTabThatMovesKeepsItsPage() throws Exception {
    openTab("/a");
    openTab("/b");
    openTab("/c");
    scene.value(site.origin() + "/c", "window.mark = 'kept'");
    perform(Shortcut.MOVE_TAB_BACK);
    assertThat(captions()).containsExactly("page /a", "page /c", "page /b");
    perform(Shortcut.TAB_1);
    awaitTitle("page /a");
    perform(Shortcut.PREVIOUS_TAB);
    awaitTitle("page /b");
    assertThat(scene.value(site.origin() + "/c", "window.mark").asText()).isEqualTo("kept");
  }

  @Test
  void aTabIsDraggedToItsPlace() throws Exception {
    openTab("/a");
    openTab("/b");
    openTab("/c");
    Screen.run(
        () -> {
          JTabbedPane row = strip().row();
          Rectangle from = row.getBoundsAt(2);
          Rectangle to = row.getBoundsAt(0);
          mouse(row, MouseEvent.MOUSE_PRESSED, (int) from.getCenterX(), MouseEvent.BUTTON1);
          for (int x = (int) from.getCenterX(); x >= to.x + 4; x -= 4) {
            mouse(row, MouseEvent.MOUSE_DRAGGED, x, MouseEvent.NOBUTTON);
          }
          mouse(row, MouseEvent.MOUSE_RELEASED, to.x + 4, MouseEvent.BUTTON1);
        });
    assertThat(captions()).containsExactly("page /c", "page /a", "page /b");
    awaitTitle("page /c");
  }

  @Test
  void theMiddleButtonClosesAndTheKeyBringsBack() throws Exception {
    openTab("/a");
    openTab("/b");
    Screen.run(
        () -> {
          JTabbedPane row = strip().row();
          int x = (int) row.getBoundsAt(0).getCenterX();
          mouse(row, MouseEvent.MOUSE_CLICKED, x, MouseEvent.BUTTON2);
        });
    Screen.until("one tab", () -> strip().tabs().size() == 1);
    assertThat(captions()).containsExactly("page /b");
    perform(Shortcut.REOPEN_TAB);
    assertThat(captions()).containsExactly("page /a", "page /b");
    Screen.until(
        "the page is loaded again",
        () -> window().getTitle().startsWith("page /a") && site.wasAsked("/a"));
  }

  /** Once a process crashed of it: JCEF says that a page closes before it is done with it. */
  @Test
  void tabsOpenAndCloseOneAfterTheOther() throws Exception {
    openTab("/a");
    for (int round = 0; round < 20; round++) {
      openTab("/b");
      perform(Shortcut.CLOSE_TAB);
      awaitTitle("page /a");
      assertThat(captions()).containsExactly("page /a");
    }
  }

  @Test
  void anEarlierSessionIsLoadedTabByTab() throws Exception {
    SavedWindow saved =
        new SavedWindow(
            List.of(
                new SavedTab(site.origin() + "/a", "once /a"),
                new SavedTab(site.origin() + "/b", "once /b"),
                new SavedTab(site.origin() + "/c", "<html>once /c")),
            1);
    Screen.run(() -> windows.restore(new SavedSession(List.of(saved))));
    site.awaitRequest("/b");
    awaitTitle("page /b");
    assertThat(captions()).containsExactly("once /a", "page /b", " <html>once /c");
    assertThat(site.wasAsked("/a")).isFalse();
    // A tab that the engine knows nothing of yet closes, too.
    perform(Shortcut.LAST_TAB);
    perform(Shortcut.CLOSE_TAB);
    Screen.until("two tabs", () -> strip().tabs().size() == 2);
    perform(Shortcut.TAB_1);
    awaitTitle("page /a");
  }

  @Test
  void whatIsOpenWhenTheBrowserEndsIsThereNextTime() throws Exception {
    openTab("/a");
    openTab("/b");
    Screen.run(windows::quit);
    windows.allClosed().get(60, TimeUnit.SECONDS);
    session.close();
    try (Session next = Session.in(folder.resolve("session.json"))) {
      assertThat(next.before())
          .isEqualTo(
              new SavedSession(
                  List.of(
                      new SavedWindow(
                          List.of(
                              new SavedTab(site.origin() + "/a", "page /a"),
                              new SavedTab(site.origin() + "/b", "page /b")),
                          1))));
    }
  }

  @Test
  void aSitesSizeHoldsForAllItsPagesAndIsShown() throws Exception {
    openTab("/a");
    double normal = ratio("/a");
    perform(Shortcut.ZOOM_IN);
    perform(Shortcut.ZOOM_IN);
    assertThat(zooms.of("localhost")).isEqualTo(125);
    openTab("/b");
    awaitRatio("/b", normal * 1.25);
    assertThat(ratio("/a")).isCloseTo(normal * 1.25, within(0.01));
    assertThat(Screen.all(window().getContentPane(), JButton.class))
        .anySatisfy(
            button -> {
              assertThat(button.getText()).isEqualTo("125%");
              assertThat(button.isShowing()).isTrue();
            });
    perform(Shortcut.ZOOM_RESET);
    awaitRatio("/b", normal);
    assertThat(zooms.of("localhost")).isEqualTo(SiteZooms.NORMAL);
  }

  @Test
  void theDevelopersToolsOpen() throws Exception {
    openTab("/a");
    perform(Shortcut.DEVELOPER_TOOLS);
    scene.awaitTarget("devtools://");
  }

  private List<String> captions() throws Exception {
    return Screen.on(
        () -> {
          List<String> all = new ArrayList<>();
          JTabbedPane row = strip().row();
          for (int i = 0; i < row.getTabCount(); i++) {
            all.add(row.getTitleAt(i));
          }
          return all;
        });
  }

  private static void mouse(JTabbedPane row, int what, int x, int button) {
    int held = what == MouseEvent.MOUSE_DRAGGED ? InputEvent.BUTTON1_DOWN_MASK : 0;
    row.dispatchEvent(
        new MouseEvent(
            row, what, System.currentTimeMillis(), held, x, row.getHeight() / 2, 1, false, button));
  }

  private double ratio(String path) throws Exception {
    return scene.value(site.origin() + path, "devicePixelRatio").asDouble();
  }

  private void awaitRatio(String path, double ratio) throws Exception {
    scene.value(
        site.origin() + path,
        "new Promise(done => { const look = () => Math.abs(devicePixelRatio - "
            + ratio
            + ") < 0.01 ? done() : setTimeout(look, 20); look() })");
  }
}
