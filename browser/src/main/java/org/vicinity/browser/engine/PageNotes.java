package org.vicinity.browser.engine;

import java.util.Optional;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;

/**
 * What the extension's small scripts tell of a page: its icon, that it wants to be printed, and
 * that it asks for a permission. These messages carry no secret. A page that forges one says
 * nothing that it could not bring about in earnest.
 */
final class PageNotes {
  private static final String ICON = "vicinity-icon:";
  private static final String PRINT = "vicinity-print";
  private static final String PERMISSION = "vicinity-permission:";

  private final Views views;

  PageNotes(Views views) {
    this.views = views;
  }

  /** Takes the message and returns true when it is such a note. */
  boolean takes(CefBrowser browser, CefFrame frame, String message) {
    if (message.startsWith(ICON)) {
      if (frame.isMain()) {
        PageIcon.read(message.substring(ICON.length()))
            .ifPresent(image -> views.tell(browser, l -> l.icon(image)));
      }
      return true;
    }
    if (message.equals(PRINT)) {
      if (frame.isMain()) {
        views.tell(browser, l -> l.printWanted());
      }
      return true;
    }
    if (message.startsWith(PERMISSION)) {
      String url = frame.getURL() == null ? "" : frame.getURL();
      Optional<Permission> permission = Permission.named(message.substring(PERMISSION.length()));
      permission.ifPresent(wanted -> views.tell(browser, l -> l.refused(wanted, url)));
      return true;
    }
    return false;
  }
}
