package org.vicinity.browser.tab;

import java.awt.CardLayout;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
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
    setFocusable(true);
    getAccessibleContext().setAccessibleName(TabTexts.PAGE_CONTENTS.text());
  }

  /** Tells when Tab has come to the page, which AWT itself knows nothing of. */
  void onArrival(Runnable arrived) {
    KeyboardWish.byTab(this, arrived);
    // Only what has a key of its own is in the order of Tab.
    KeyStroke enter = KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0);
    getInputMap().put(enter, enter);
    getActionMap()
        .put(
            enter,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                arrived.run();
              }
            });
  }

  Scene scene() {
    return scene;
  }

  void show(Scene next) {
    scene = next;
    cards.show(this, next.name());
    // What stands in place of the page has parts for the keyboard to go to.
    setFocusable(next == Scene.PAGE);
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
