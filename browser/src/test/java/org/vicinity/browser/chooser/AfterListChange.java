package org.vicinity.browser.chooser;

import javax.swing.SwingUtilities;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;

/** Runs something when a row was added and all that belongs to it is done. */
record AfterListChange(Runnable task) implements ListDataListener {
  @Override
  public void intervalAdded(ListDataEvent event) {
    SwingUtilities.invokeLater(task);
  }

  @Override
  public void intervalRemoved(ListDataEvent event) {}

  @Override
  public void contentsChanged(ListDataEvent event) {}
}
