package org.vicinity.browser.tab;

import java.util.Optional;
import javax.swing.JComponent;

/**
 * Who has the keyboard in a window: the selected tab, or a part that stands around all tabs, such
 * as their row. On the event thread.
 */
final class WindowKeyboard {
  private final Runnable takeFromPage;
  private Optional<JComponent> holder = Optional.empty();

  /**
   * Makes one; at first the selected tab has it.
   *
   * @param takeFromPage takes it from the page of the selected tab, if there is one
   */
  WindowKeyboard(Runnable takeFromPage) {
    this.takeFromPage = takeFromPage;
  }

  /** From now on this part has the keyboard whenever the user puts it there. */
  void watch(JComponent part) {
    KeyboardWish.of(
        part,
        () -> {
          holder = Optional.of(part);
          takeFromPage.run();
        });
  }

  /** Gives it to a part that is watched. */
  void give(JComponent part) {
    holder = Optional.of(part);
    restore();
  }

  /** The selected tab has it, or is to have it. */
  void toTab() {
    holder = Optional.empty();
  }

  /** Gives it back to the part that had it; false when a tab had it. */
  boolean restore() {
    holder = holder.filter(JComponent::isShowing);
    holder.ifPresent(
        part -> {
          takeFromPage.run();
          part.requestFocus();
        });
    return holder.isPresent();
  }
}
