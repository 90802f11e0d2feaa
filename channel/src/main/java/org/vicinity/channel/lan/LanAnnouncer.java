package org.vicinity.channel.lan;

import java.io.IOException;
import org.vicinity.channel.mdns.LocalLink;

/** Announces a device on one link as a {@code _vicinity._tcp} service. Thread-safe. */
public final class LanAnnouncer implements AutoCloseable {
  /**
   * Announces it; returns when the announcement is out, after about a second.
   *
   * @throws IOException when the link is down
   */
  public LanAnnouncer(LocalLink link, LanAnnouncement announcement) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Says something new, such as that the device is pairable no more. */
  public void update(LanAnnouncement announcement) {
    throw new UnsupportedOperationException();
  }

  /** Says goodbye. Idempotent, does not throw. */
  @Override
  public void close() {}
}
