package org.vicinity.browser.chooser;

import java.util.Optional;

/** What the user does in a chooser. On the controller's thread only. */
interface ChooserInput {
  /** Selects a row, or none. */
  void select(Optional<Integer> index);

  /** Confirms the selected row; ignored while the chooser is deaf. */
  void confirm();

  /** Searches from the beginning; ignored unless there is nothing to choose from. */
  void searchAgain();

  /** Gives the PIN; ignored unless asked for, or when it is empty. */
  void enterPin(String pin);

  /** Cancels, or closes what is over. */
  void cancel();

  /** Came back to the window from elsewhere. */
  void focusGained();
}
