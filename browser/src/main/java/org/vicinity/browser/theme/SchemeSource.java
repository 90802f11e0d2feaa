package org.vicinity.browser.theme;

import java.util.Optional;

/** Somebody who may know which scheme the desktop prefers. */
interface SchemeSource extends AutoCloseable {
  /** Returns the preferred scheme; empty when this does not know. May block for a moment. */
  Optional<Scheme> read();

  /** Has that run, on any thread, when the preference may have changed. */
  void onChange(Runnable changed);

  @Override
  void close();
}
