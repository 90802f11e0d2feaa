package org.vicinity.browser.chooser;

import java.util.List;
import java.util.Optional;
import org.vicinity.browser.search.ChannelNotice;

/**
 * What shows a chooser. Rows are known by their index; whatever changes them is told in order. All
 * methods are called on the thread that the controller runs on, which for a window is the event
 * dispatch thread, and so are the {@link ChooserInput}s it calls.
 */
interface ChooserView {
  /** Appears. Called once, before all others. */
  void show(ChooserHeading heading, ChooserInput input);

  /** Has one row more. */
  void insert(int index, DeviceRow row);

  /** Has one row that reads differently. */
  void update(int index, DeviceRow row);

  /** Has one row less. */
  void remove(int index);

  /** Marks that row and no other; none when empty. Does not call {@link ChooserInput#select}. */
  void select(Optional<Integer> index);

  /** Says how the search goes. */
  void search(SearchState state);

  /** Says which channels cannot search. */
  void notices(List<ChannelNotice> notices);

  /**
   * Shows the list, to pick from.
   *
   * @param problem why the device that was picked before did not do, a sentence
   */
  void pick(Optional<String> problem);

  /** Lets the user confirm the selected row, or not. */
  void confirmable(boolean possible);

  /** Shows that the device is being connected to; the list is out of reach. */
  void connecting(DeviceRow device);

  /**
   * Asks for the PIN.
   *
   * @param problem what was wrong with the one before, a sentence
   */
  void askPin(DeviceRow device, Optional<String> problem);

  /** Shows that the PIN is being tried; the field is out of reach. */
  void checkingPin();

  /** Shows why it is over; the only way on is {@link ChooserInput#cancel}. */
  void lockedOut(String reason);

  /**
   * Shows how the exchange goes on.
   *
   * @param step what is done or waited for, a sentence
   */
  void progress(DeviceRow device, String step);

  /**
   * Shows how the exchange ended; the only way on is {@link ChooserInput#cancel}.
   *
   * @param sentence the result
   * @param good whether the device is connected
   */
  void result(DeviceRow device, String sentence, boolean good);

  /** Disappears. Called once, after all others. */
  void close();
}
