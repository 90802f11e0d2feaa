package org.vicinity.browser.tab;

import java.awt.Component;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/**
 * Shows menus over a page. A Swing menu closes when its window loses the keyboard, and the page has
 * it: so this takes the keyboard first, and gives it back afterwards. On the event thread.
 */
final class MenuStand {
  private record Waiting(JPopupMenu menu, Component over, int x, int y) {}

  private final JComponent taker;
  private Optional<Waiting> waiting = Optional.empty();
  private boolean open;

  /**
   * Makes one.
   *
   * @param taker a component of the window that can take the keyboard
   */
  MenuStand(JComponent taker) {
    this.taker = taker;
    taker.setFocusable(true);
    taker.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            showWaiting();
          }
        });
  }

  /** Whether a menu is shown or about to be: the keyboard stays where it is. */
  boolean isOpen() {
    return open;
  }

  /**
   * Shows a menu.
   *
   * @param over the page's component
   * @param closed called when it is closed, whatever was chosen
   */
  void show(JPopupMenu menu, Component over, int x, int y, Runnable closed) {
    open = true;
    menu.addPopupMenuListener(
        new PopupMenuListener() {
          @Override
          public void popupMenuWillBecomeVisible(PopupMenuEvent event) {}

          @Override
          public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
            open = false;
            closed.run();
          }

          @Override
          public void popupMenuCanceled(PopupMenuEvent event) {}
        });
    waiting = Optional.of(new Waiting(menu, over, x, y));
    if (taker.isFocusOwner()) {
      showWaiting();
    } else {
      taker.requestFocus();
    }
  }

  private void showWaiting() {
    waiting.ifPresent(
        next -> {
          waiting = Optional.empty();
          next.menu().show(next.over(), next.x(), next.y());
        });
  }
}
