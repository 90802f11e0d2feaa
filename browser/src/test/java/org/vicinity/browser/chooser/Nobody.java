package org.vicinity.browser.chooser;

import java.util.Optional;

/** Hears a chooser and does nothing. */
final class Nobody implements ChooserInput {
  @Override
  public void select(Optional<Integer> index) {}

  @Override
  public void confirm() {}

  @Override
  public void searchAgain() {}

  @Override
  public void enterPin(String pin) {}

  @Override
  public void cancel() {}

  @Override
  public void focusGained() {}
}
