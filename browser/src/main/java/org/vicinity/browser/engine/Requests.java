package org.vicinity.browser.engine;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.callback.CefAuthCallback;
import org.cef.handler.CefRequestHandlerAdapter;
import org.cef.network.CefRequest;
import org.cef.network.CefRequest.TransitionType;

/** Asks the policy about every navigation of a whole tab. */
final class Requests extends CefRequestHandlerAdapter {
  private final Views views;
  private final NavigationPolicy policy;
  private final Predicate<String> own;
  private final Consumer<CefBrowser> crashed;

  /**
   * Makes one.
   *
   * @param own tells the pages that may be shown outside of views
   */
  Requests(
      Views views, NavigationPolicy policy, Predicate<String> own, Consumer<CefBrowser> crashed) {
    this.views = views;
    this.policy = policy;
    this.own = own;
    this.crashed = crashed;
  }

  @Override
  public boolean onBeforeBrowse(
      CefBrowser browser,
      CefFrame frame,
      CefRequest request,
      boolean userGesture,
      boolean redirect) {
    if (!frame.isMain()) {
      return false;
    }
    return views
        .of(browser)
        .map(view -> refuses(browser, view, frame, request, redirect))
        .orElseGet(() -> !own.test(request.getURL()));
  }

  /**
   * The middle button, or Ctrl or Shift with the first: the engine does not say which. It also asks
   * before some other navigations, such as those to and from files, which go on.
   */
  @Override
  public boolean onOpenURLFromTab(
      CefBrowser browser, CefFrame frame, String url, boolean userGesture) {
    String opener = frame == null ? "" : frame.getURL();
    if (!userGesture || !LifeSpan.isWeb(url) || !LifeSpan.isWeb(opener)) {
      return false;
    }
    views
        .of(browser)
        .filter(view -> view.linksAside().take())
        .ifPresent(view -> view.tell(l -> l.linkAside(ViewTarget.byPage(url, opener))));
    return true;
  }

  private boolean refuses(
      CefBrowser browser, ChromiumView view, CefFrame frame, CefRequest request, boolean redirect) {
    TransitionType type = request.getTransitionType();
    // The qualifiers are of no use: JCEF collects them in the enum constant, for good.
    Navigation navigation =
        view.tracker()
            .next(
                browser.getIdentifier(),
                request.getURL(),
                frame.getURL(),
                type == TransitionType.TT_EXPLICIT,
                type == TransitionType.TT_RELOAD,
                redirect);
    if (policy.allows(navigation)) {
      return false;
    }
    LoadFailure failure =
        new LoadFailure(request.getURL(), LoadFailure.Kind.BLOCKED, "ERR_BLOCKED_BY_CLIENT");
    view.tell(l -> l.failed(failure));
    return true;
  }

  /** On a thread of the engine that must not wait: the answer follows. */
  @Override
  public boolean getAuthCredentials(
      CefBrowser browser,
      String url,
      boolean proxy,
      String host,
      int port,
      String realm,
      String scheme,
      CefAuthCallback callback) {
    return views
        .of(browser)
        .map(
            view -> {
              SignIn wanted = SignIns.of(url, proxy, host, port, realm, callback);
              view.tell(l -> l.signIn(wanted));
              return true;
            })
        .orElse(false);
  }

  @Override
  public void onRenderProcessTerminated(
      CefBrowser browser, TerminationStatus status, int errorCode, String errorText) {
    crashed.accept(browser);
    String url = browser.getURL();
    views.tell(
        browser,
        l ->
            l.failed(
                new LoadFailure(url, LoadFailure.Kind.CRASHED, status + " (" + errorCode + ")")));
  }
}
