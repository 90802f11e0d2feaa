package org.vicinity.browser.tab;

import java.awt.CardLayout;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.vicinity.browser.engine.BrowserView;

/** What fills a tab under its bars: the page, or a part of the shell in its place. */
final class TabStage extends JPanel {
  /** What is shown. */
  enum Scene {
    /** The page. */
    PAGE,
    /** Why there is none. */
    PROBLEM,
    /** A question for a password. */
    SIGN_IN
  }

  private final CardLayout cards = new CardLayout();
  private final transient BrowserView view;
  private final ProblemPane problem;
  private final transient Runnable focusSignIn;
  private Scene scene = Scene.PAGE;

  TabStage(BrowserView view, ProblemPane problem, SignInPane signIn) {
    this.view = view;
    this.problem = problem;
    this.focusSignIn = signIn::focusField;
    setLayout(cards);
    add(view.component(), Scene.PAGE.name());
    add(problem, Scene.PROBLEM.name());
    add((JComponent) signIn, Scene.SIGN_IN.name());
  }

  Scene scene() {
    return scene;
  }

  void show(Scene next) {
    scene = next;
    cards.show(this, next.name());
  }

  /** Gives the keyboard to what is shown. */
  void focusScene() {
    if (!isShowing()) {
      return;
    }
    if (scene == Scene.PAGE) {
      view.focus(true);
      return;
    }
    view.focus(false);
    if (scene == Scene.PROBLEM) {
      problem.focus();
    } else if (!has(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())) {
      focusSignIn.run();
    }
  }

  private boolean has(Component part) {
    return part != null && javax.swing.SwingUtilities.isDescendingFrom(part, this);
  }
}
