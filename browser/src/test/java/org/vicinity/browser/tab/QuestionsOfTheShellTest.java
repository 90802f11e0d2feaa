package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import javax.swing.JButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;

/** What pages ask with alert, confirm, prompt and beforeunload, on the real engine. */
@Tag("browser")
class QuestionsOfTheShellTest extends ShellScene {
  private void ask(String path, String question) throws Exception {
    scene.value(
        site.origin() + path,
        "delete window.answer; setTimeout(() => { window.answer = " + question + " }); 1");
  }

  /** Waits for what the dialog returned. */
  private JsonNode answer(String path) throws Exception {
    return scene.value(
        site.origin() + path,
        "new Promise(done => { const look = () => 'answer' in window ? done(answer ?? null)"
            + " : setTimeout(look, 20); look() })");
  }

  private boolean isAsked() {
    return Screen.all(window().getContentPane(), QuestionBar.class).stream()
        .anyMatch(QuestionBar::isShowing);
  }

  private QuestionBar awaitQuestion(String words) throws Exception {
    Screen.until("the question " + words, () -> isAsked() && text(shown()).equals(words));
    return shown();
  }

  private QuestionBar shown() {
    return Screen.all(window().getContentPane(), QuestionBar.class).stream()
        .filter(QuestionBar::isShowing)
        .findFirst()
        .orElseThrow();
  }

  private static String text(QuestionBar bar) {
    return Screen.all(bar, JTextArea.class).get(0).getText();
  }

  private static JTextField field(QuestionBar bar) {
    return Screen.all(bar, JTextField.class).get(0);
  }

  private static String typed(QuestionBar bar) throws Exception {
    return Screen.on(() -> field(bar).getText());
  }

  @Test
  void aPromptGetsWhatTheUserTypesOrNull() throws Exception {
    openTab("/a");
    ask("/a", "prompt('Your <b>name</b>?', 'Ada')");
    QuestionBar bar = awaitQuestion("Your <b>name</b>?");
    awaitText(bar, "localhost says");
    Screen.until("the keyboard", field(bar)::isFocusOwner);
    assertThat(typed(bar)).isEqualTo("Ada");
    Screen.run(() -> field(bar).setText("Grace"));
    Screen.run(field(bar)::postActionEvent);
    assertThat(answer("/a").asText()).isEqualTo("Grace");
    Screen.until("no question", () -> !isAsked());
    ask("/a", "prompt('Again?')");
    awaitQuestion("Again?");
    assertThat(typed(bar)).isEmpty();
    click(bar, "Cancel");
    assertThat(answer("/a").isNull()).isTrue();
  }

  @Test
  void aConfirmationIsYesOrNoAndAnAlertIsRead() throws Exception {
    openTab("/a");
    ask("/a", "confirm('Sure?')");
    click(awaitQuestion("Sure?"), "OK");
    assertThat(answer("/a").asBoolean()).isTrue();
    ask("/a", "confirm('Really?')");
    QuestionBar bar = awaitQuestion("Really?");
    Screen.run(() -> bar.getActionMap().get(ESCAPE).actionPerformed(null));
    assertThat(answer("/a").asBoolean(true)).isFalse();
    ask("/a", "[alert('Look here'), 'read'][1]");
    awaitQuestion("Look here");
    assertThat(
            Screen.on(
                () ->
                    Screen.all(bar, JButton.class).stream()
                        .filter(JButton::isShowing)
                        .map(JButton::getText)
                        .toList()))
        .containsExactly("OK");
    click(bar, "OK");
    assertThat(answer("/a").asText()).isEqualTo("read");
  }

  @Test
  void theQuestionOfATabBehindWaitsThere() throws Exception {
    openTab("/a");
    openTab("/b");
    ask("/a", "confirm('Sure?')");
    Screen.until(
        "a mark on the tab", () -> strip().row().getTitleAt(0).equals("Question: page /a"));
    assertThat(Screen.on(window()::getTitle)).startsWith("page /b");
    assertThat(Screen.on(this::isAsked)).isFalse();
    perform(Shortcut.TAB_1);
    click(awaitQuestion("Sure?"), "OK");
    assertThat(answer("/a").asBoolean()).isTrue();
    Screen.until("no mark", () -> strip().row().getTitleAt(0).equals("page /a"));
  }

  @Test
  void aPageThatAsksWithoutEndCanBeClosed() throws Exception {
    openTab("/a");
    openTab("/b");
    scene.value(site.origin() + "/b", "setTimeout(() => { for (;;) alert('again') }); 1");
    click(awaitQuestion("again"), "OK");
    awaitQuestion("again");
    perform(Shortcut.CLOSE_TAB);
    awaitTitle("page /a");
    Screen.until("one tab", () -> strip().tabs().size() == 1);
    assertThat(Screen.on(this::isAsked)).isFalse();
  }

  @Test
  void whoTypedSomethingIsAskedBeforeThePageGoes() throws Exception {
    openTab("/a");
    openTab("/b");
    scene.value(site.origin() + "/a", "onbeforeunload = event => event.preventDefault(); 1");
    Screen.run(() -> window().closeWanted(strip().tabs().get(0)));
    awaitTitle("page /a");
    QuestionBar bar = awaitQuestion("What you entered on this page may be lost.");
    click(bar, "Stay");
    assertThat(scene.value(site.origin() + "/a", "1 + 1").asInt()).isEqualTo(2);
    perform(Shortcut.CLOSE_TAB);
    click(awaitQuestion("What you entered on this page may be lost."), "Leave");
    awaitTitle("page /b");
  }
}
