package org.vicinity.browser.tab;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.sites.SiteZooms;

/** The size of the contents of one tab, which is that of its site. On the event thread. */
final class TabZoom {
  private final BrowserView view;
  private final SiteZooms zooms;
  private final IntConsumer shown;
  private Optional<String> host = Optional.empty();

  /**
   * Makes one.
   *
   * @param shown told the size in percent
   */
  TabZoom(BrowserView view, SiteZooms zooms, IntConsumer shown) {
    this.view = view;
    this.zooms = zooms;
    this.shown = shown;
  }

  /** Another document is there. */
  void committed(String url) {
    host = Hosts.of(url);
    view.zoom(size());
    shown.accept(size());
  }

  /** The size may have been changed in another tab of the site; the engine has changed all. */
  void refresh() {
    shown.accept(size());
  }

  private int size() {
    return host.map(zooms::of).orElseGet(zooms::normal);
  }

  void larger() {
    set(SiteZooms.larger(size()));
  }

  void smaller() {
    set(SiteZooms.smaller(size()));
  }

  void reset() {
    set(zooms.normal());
  }

  private void set(int percent) {
    host.ifPresent(
        site -> {
          zooms.set(site, percent);
          view.zoom(percent);
          shown.accept(percent);
        });
  }
}
