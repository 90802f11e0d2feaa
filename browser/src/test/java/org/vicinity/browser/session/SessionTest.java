package org.vicinity.browser.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final SavedSession TWO =
      new SavedSession(
          List.of(
              new SavedWindow(
                  List.of(
                      new SavedTab("https://a.example/", "A"),
                      new SavedTab("http://localhost:8080/x", "B")),
                  1)));
  private static final SavedSession ONE =
      new SavedSession(
          List.of(new SavedWindow(List.of(new SavedTab("https://a.example/", "A")), 0)));

  @TempDir Path folder;

  private Session session() {
    return Session.in(folder.resolve("session.json"));
  }

  private SavedSession afterRestart() {
    try (Session next = session()) {
      return next.before();
    }
  }

  @Test
  void whatIsOpenComesBackAfterTheEnd() {
    try (Session session = session()) {
      assertThat(session.before()).isEqualTo(SavedSession.EMPTY);
      session.changed(Session.Change.LIVE, TWO);
    }
    assertThat(afterRestart()).isEqualTo(TWO);
  }

  @Test
  void tabsThatGoOneByOneWhileTheBrowserEndsComeBack() {
    try (Session session = session()) {
      session.changed(Session.Change.LIVE, TWO);
      session.ending();
      session.changed(Session.Change.PASSIVE, ONE);
      session.changed(Session.Change.PASSIVE, SavedSession.EMPTY);
    }
    assertThat(afterRestart()).isEqualTo(TWO);
  }

  @Test
  void aUserWhoStaysAndGoesOnIsFollowedAgain() {
    try (Session session = session()) {
      session.changed(Session.Change.LIVE, TWO);
      session.ending();
      session.changed(Session.Change.PASSIVE, ONE);
      session.changed(Session.Change.LIVE, ONE);
    }
    assertThat(afterRestart()).isEqualTo(ONE);
  }

  @Test
  void whatPagesDoAfterTheEndDoesNotCount() {
    try (Session session = session()) {
      session.changed(Session.Change.LIVE, TWO);
      session.ended();
      session.changed(Session.Change.LIVE, ONE);
      session.changed(Session.Change.PASSIVE, SavedSession.EMPTY);
    }
    assertThat(afterRestart()).isEqualTo(TWO);
  }

  @Test
  void aTabThatTheUserClosesStaysClosed() {
    try (Session session = session()) {
      session.changed(Session.Change.LIVE, TWO);
      session.changed(Session.Change.PASSIVE, ONE);
    }
    assertThat(afterRestart()).isEqualTo(ONE);
  }

  @Test
  void aForgottenSessionLeavesNoFile() throws Exception {
    try (Session session = Session.forgotten()) {
      session.changed(Session.Change.LIVE, TWO);
    }
    assertThat(Files.list(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "chrome://crash",
        "data:text/html,x",
        "chrome-extension://x/rules.html",
        "file://host/share",
        ""
      })
  void anAddressThatIsNotToBeOpenedUnaskedIsNotKept(String url) {
    assertThat(SavedTab.of(url, "title")).isEmpty();
  }

  @Test
  void aFileOfSuchAddressesOpensNothing() throws Exception {
    Files.writeString(
        folder.resolve("session.json"),
        "{\"windows\":[{\"tabs\":[{\"url\":\"javascript:x\",\"title\":\"\"}],\"selected\":0}]}");
    assertThat(afterRestart()).isEqualTo(SavedSession.EMPTY);
  }

  @Test
  void moreTabsThanAnybodyHasAreLeftOut() {
    List<SavedTab> many = Collections.nCopies(5_000, new SavedTab("https://a.example/", "A"));
    SavedWindow window = new SavedWindow(many, 4_000);
    assertThat(window.tabs()).hasSize(SavedWindow.MOST_TABS);
    assertThat(window.selected()).isEqualTo(SavedWindow.MOST_TABS - 1);
    assertThat(new SavedSession(Collections.nCopies(100, window)).windows())
        .hasSize(SavedSession.MOST_WINDOWS);
  }

  @Test
  void closedTabsComeBackNewestFirst() {
    ClosedTabs closed = new ClosedTabs();
    for (int i = 0; i < 100; i++) {
      closed.add(new SavedTab("https://a.example/" + i, ""), i);
    }
    assertThat(closed.take().orElseThrow().index()).isEqualTo(99);
    for (int i = 0; i < 24; i++) {
      assertThat(closed.take()).isPresent();
    }
    assertThat(closed.take()).isEmpty();
  }
}
