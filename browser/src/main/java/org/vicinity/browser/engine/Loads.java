package org.vicinity.browser.engine;

import java.util.function.Consumer;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.handler.CefLoadHandlerAdapter;
import org.cef.network.CefRequest.TransitionType;

/** How loading goes. */
final class Loads extends CefLoadHandlerAdapter {
  private final Views views;
  private final Documents documents;
  private final Consumer<CefBrowser> changing;

  /**
   * Makes one.
   *
   * @param changing told of a page where loading begins or ends, on the engine's UI thread
   */
  Loads(Views views, Documents documents, Consumer<CefBrowser> changing) {
    this.views = views;
    this.documents = documents;
    this.changing = changing;
  }

  @Override
  public void onLoadingStateChange(
      CefBrowser browser, boolean loading, boolean canGoBack, boolean canGoForward) {
    changing.accept(browser);
    views.tell(browser, l -> l.loading(loading, canGoBack, canGoForward));
  }

  @Override
  public void onLoadStart(CefBrowser browser, CefFrame frame, TransitionType type) {
    views.of(browser).ifPresent(view -> view.shows(frame.getURL(), frame.isMain()));
    if (frame.isMain()) {
      documents.committed(browser.getIdentifier(), frame.getIdentifier());
      String url = frame.getURL();
      views.tell(browser, l -> l.committed(url));
    } else {
      documents.present(browser.getIdentifier(), browser.getFrameIdentifiers());
    }
  }

  @Override
  public void onLoadEnd(CefBrowser browser, CefFrame frame, int status) {
    documents.present(browser.getIdentifier(), browser.getFrameIdentifiers());
  }

  @Override
  public void onLoadError(
      CefBrowser browser, CefFrame frame, ErrorCode code, String text, String url) {
    // Aborted is what happens to a page when another one is asked for, or when it is a download.
    if (frame.isMain() && code != ErrorCode.ERR_ABORTED) {
      String name = code == null ? text : code.name();
      views.tell(browser, l -> l.failed(new LoadFailure(url, kind(name), name)));
    }
  }

  static LoadFailure.Kind kind(String code) {
    return switch (code) {
      case "ERR_CERT_DATE_INVALID" -> LoadFailure.Kind.CERTIFICATE_EXPIRED;
      case "ERR_CERT_REVOKED" -> LoadFailure.Kind.CERTIFICATE_REVOKED;
      case "ERR_CERT_COMMON_NAME_INVALID" -> LoadFailure.Kind.CERTIFICATE_NAME;
      case "ERR_NAME_NOT_RESOLVED", "ERR_NAME_RESOLUTION_FAILED", "ERR_ICANN_NAME_COLLISION" ->
          LoadFailure.Kind.NAME_NOT_FOUND;
      case "ERR_CONNECTION_REFUSED" -> LoadFailure.Kind.REFUSED;
      case "ERR_CONNECTION_CLOSED",
          "ERR_CONNECTION_RESET",
          "ERR_CONNECTION_ABORTED",
          "ERR_CONNECTION_FAILED",
          "ERR_EMPTY_RESPONSE",
          "ERR_SOCKET_NOT_CONNECTED" ->
          LoadFailure.Kind.BROKEN;
      case "ERR_CONNECTION_TIMED_OUT", "ERR_TIMED_OUT" -> LoadFailure.Kind.TIMED_OUT;
      case "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED", "ERR_ADDRESS_UNREACHABLE" ->
          LoadFailure.Kind.OFFLINE;
      case "ERR_BLOCKED_BY_CLIENT", "ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS" ->
          LoadFailure.Kind.BLOCKED;
      case "ERR_FILE_NOT_FOUND", "ERR_ACCESS_DENIED" -> LoadFailure.Kind.FILE_NOT_FOUND;
      case "ERR_INVALID_URL",
          "ERR_UNKNOWN_URL_SCHEME",
          "ERR_DISALLOWED_URL_SCHEME",
          "ERR_UNSAFE_PORT",
          "ERR_ADDRESS_INVALID" ->
          LoadFailure.Kind.ADDRESS;
      case "ERR_TOO_MANY_REDIRECTS" -> LoadFailure.Kind.REDIRECTS;
      default -> kindByFamily(code);
    };
  }

  private static LoadFailure.Kind kindByFamily(String code) {
    if (code.startsWith("ERR_CERT")) {
      return LoadFailure.Kind.CERTIFICATE;
    }
    return code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")
        ? LoadFailure.Kind.TLS
        : LoadFailure.Kind.OTHER;
  }
}
