package org.vicinity.browser;

import java.time.Clock;
import java.util.Set;
import java.util.function.IntSupplier;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.SiteZooms;

/**
 * What the shell remembers in the profile. A browser that software drives begins anew each time,
 * and a temporary profile remembers nothing.
 */
record Memory(Session session, History history, SiteZooms zooms, DownloadMemory downloads)
    implements AutoCloseable {
  static Memory of(Options options, Profile profile, IntSupplier normalZoom) {
    return options.automated() || options.profile().isEmpty()
        ? new Memory(
            Session.forgotten(), History.none(), SiteZooms.forgotten(), DownloadMemory.none())
        : new Memory(
            Session.in(profile.session()),
            History.in(profile.history(), Clock.systemUTC()),
            SiteZooms.in(profile.zooms(), normalZoom),
            DownloadMemory.in(profile.downloadList()));
  }

  /** Forgets what belongs to these kinds. On the event thread. */
  void clear(Set<BrowsingData> kinds) {
    if (kinds.contains(BrowsingData.HISTORY)) {
      history.clear();
      session.closedTabs().clear();
    }
  }

  /** Writes what is not on the disk yet. */
  @Override
  public void close() {
    session.close();
    history.close();
    zooms.close();
    downloads.close();
  }
}
