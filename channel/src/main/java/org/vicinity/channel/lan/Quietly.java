package org.vicinity.channel.lan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what nobody can do anything about if it fails. */
final class Quietly {
  private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

  private Quietly() {}

  /** Closes all of them in that order; what was never opened is null. */
  static void close(AutoCloseable... closeables) {
    for (AutoCloseable closeable : closeables) {
      if (closeable == null) {
        continue;
      }
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.debug("closing {}: {}", closeable, e.toString());
      }
    }
  }
}
