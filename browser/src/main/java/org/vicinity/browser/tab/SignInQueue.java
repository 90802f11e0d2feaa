package org.vicinity.browser.tab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.vicinity.browser.engine.SignIn;

/**
 * What a page's servers ask, one after the other. Whoever declines is not asked again by the same
 * page. On the event thread.
 */
final class SignInQueue {
  /** A page that loads much from one server is asked for each part of it. */
  private static final int MOST = 5;

  private final Deque<SignIn> waiting = new ArrayDeque<>();
  private boolean declined;

  /** Adds a question, or declines it; true when it is the one to ask now. */
  boolean add(SignIn wanted) {
    if (declined || waiting.size() >= MOST) {
      wanted.answer().decline();
      return false;
    }
    waiting.add(wanted);
    return waiting.size() == 1;
  }

  /** The first question was answered; returns the next one. */
  Optional<SignIn> answered() {
    waiting.poll();
    return Optional.ofNullable(waiting.peek());
  }

  /** The user declined the first one: and so all others of this page. */
  void decline() {
    declined = true;
    clear();
  }

  /** Another page is there. */
  void forget() {
    declined = false;
    clear();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private void clear() {
    waiting.forEach(each -> each.answer().decline());
    waiting.clear();
  }
}
