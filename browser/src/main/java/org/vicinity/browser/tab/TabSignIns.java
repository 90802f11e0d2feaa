package org.vicinity.browser.tab;

import java.util.function.Supplier;
import org.vicinity.browser.engine.SignIn;

/** Asks in one tab for the passwords that servers want, in place of the page. */
final class TabSignIns {
  private final SignInQueue queue = new SignInQueue();
  private final SignInPane pane;
  private final Supplier<String> pageHost;
  private final Runnable show;
  private final Runnable hide;

  /**
   * Makes one.
   *
   * @param pageHost the host of the tab's page; empty when it has none
   * @param typing told that the user types here now
   * @param show shows the pane
   * @param hide shows the page again
   */
  TabSignIns(Supplier<String> pageHost, Runnable typing, Runnable show, Runnable hide) {
    this.pageHost = pageHost;
    this.show = show;
    this.hide = hide;
    this.pane = new SignInPane(typing, this::answered);
  }

  SignInPane pane() {
    return pane;
  }

  void ask(SignIn wanted) {
    if (queue.add(wanted)) {
      show(wanted);
    }
  }

  private void show(SignIn wanted) {
    pane.show(wanted, pageHost.get());
    show.run();
  }

  private void answered(boolean signsIn) {
    if (!signsIn) {
      queue.decline();
      hide.run();
      return;
    }
    queue.answered().ifPresentOrElse(this::show, hide);
  }

  /** Another page is there, or the tab is closed: nothing is asked any more. */
  void forget() {
    queue.forget();
    pane.forget();
  }
}
