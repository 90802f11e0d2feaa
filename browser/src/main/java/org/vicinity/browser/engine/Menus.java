package org.vicinity.browser.engine;

import java.util.Optional;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.callback.CefContextMenuParams;
import org.cef.callback.CefContextMenuParams.MediaType;
import org.cef.callback.CefMenuModel;
import org.cef.handler.CefContextMenuHandlerAdapter;

/** The page's context menu is the shell's; Chromium's own does not show here. */
final class Menus extends CefContextMenuHandlerAdapter {
  private final Views views;
  private final DeviceScale scale;

  Menus(Views views, DeviceScale scale) {
    this.views = views;
    this.scale = scale;
  }

  @Override
  public void onBeforeContextMenu(
      CefBrowser browser, CefFrame frame, CefContextMenuParams params, CefMenuModel model) {
    model.clear();
    String link = params.getLinkUrl();
    String selection = params.getSelectionText();
    PageMenu menu =
        new PageMenu(
            scale.toAwt(params.getXCoord()),
            scale.toAwt(params.getYCoord()),
            Optional.ofNullable(link).filter(url -> !url.isEmpty()),
            Optional.ofNullable(params.getSourceUrl())
                .filter(url -> params.getMediaType() == MediaType.CM_MEDIATYPE_IMAGE)
                .filter(LifeSpan::isWeb),
            selection != null && !selection.isEmpty(),
            params.isEditable(),
            browser.canGoBack(),
            browser.canGoForward());
    views.tell(browser, l -> l.menu(menu));
  }
}
