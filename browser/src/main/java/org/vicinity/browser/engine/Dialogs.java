package org.vicinity.browser.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.cef.browser.CefBrowser;
import org.cef.callback.CefJSDialogCallback;
import org.cef.handler.CefJSDialogHandlerAdapter;
import org.cef.misc.BoolRef;

/** Pages' questions are asked by the shell, in its own windows. */
final class Dialogs extends CefJSDialogHandlerAdapter {
  private static final int LONGEST = 2000;

  private final Views views;

  Dialogs(Views views) {
    this.views = views;
  }

  @Override
  public boolean onJSDialog(
      CefBrowser browser,
      String originUrl,
      JSDialogType type,
      String message,
      String preset,
      CefJSDialogCallback callback,
      BoolRef suppress) {
    PageDialog.Kind kind =
        switch (type) {
          case JSDIALOGTYPE_ALERT -> PageDialog.Kind.ALERT;
          case JSDIALOGTYPE_CONFIRM -> PageDialog.Kind.CONFIRM;
          case JSDIALOGTYPE_PROMPT -> PageDialog.Kind.PROMPT;
        };
    return ask(
        browser,
        new PageDialog(kind, text(originUrl), text(message), text(preset), once(callback)));
  }

  @Override
  public boolean onBeforeUnloadDialog(
      CefBrowser browser, String message, boolean reload, CefJSDialogCallback callback) {
    views.of(browser).ifPresent(view -> view.tracker().leaving());
    // The page's own text is not shown: browsers stopped that long ago, for good reason.
    return ask(
        browser,
        new PageDialog(PageDialog.Kind.LEAVE, text(browser.getURL()), "", "", once(callback)));
  }

  private boolean ask(CefBrowser browser, PageDialog dialog) {
    return views
        .of(browser)
        .map(
            view -> {
              view.tell(l -> l.dialog(dialog));
              return true;
            })
        .orElse(false);
  }

  private static PageDialog.Answer once(CefJSDialogCallback callback) {
    AtomicBoolean answered = new AtomicBoolean();
    return new PageDialog.Answer() {
      @Override
      public void accept(String text) {
        answer(true, text);
      }

      @Override
      public void decline() {
        answer(false, "");
      }

      private void answer(boolean accepted, String text) {
        if (answered.compareAndSet(false, true)) {
          callback.Continue(accepted, text);
        }
      }
    };
  }

  private static String text(String hostile) {
    if (hostile == null) {
      return "";
    }
    return hostile.length() <= LONGEST ? hostile : hostile.substring(0, LONGEST) + "…";
  }
}
