package org.vicinity.browser.engine;

/**
 * A question of a page. Exactly one of the two answers is given, once, on any thread.
 *
 * @param kind which dialog
 * @param pageUrl the document that asks
 * @param message its text; hostile
 * @param preset what a prompt begins with; hostile, empty otherwise
 * @param answer takes the user's answer
 */
public record PageDialog(Kind kind, String pageUrl, String message, String preset, Answer answer) {
  /** The kinds of dialogs (HTML, user prompts). */
  public enum Kind {
    /** window.alert: to be acknowledged. */
    ALERT,
    /** window.confirm: yes or no. */
    CONFIRM,
    /** window.prompt: a text. */
    PROMPT,
    /** beforeunload: leave the page or stay. */
    LEAVE
  }

  /** Takes the answer. */
  public interface Answer {
    /** The user accepted, with that text in a prompt. */
    void accept(String text);

    /** The user declined. */
    void decline();
  }
}
