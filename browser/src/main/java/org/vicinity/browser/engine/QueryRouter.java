package org.vicinity.browser.engine;

import java.util.ArrayList;
import java.util.List;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.callback.CefQueryCallback;
import org.cef.handler.CefMessageRouterHandlerAdapter;
import org.vicinity.bridge.PageFrame;
import org.vicinity.bridge.PageReply;

/** Brings what pages ask to those who answer, together with what the engine knows of the page. */
final class QueryRouter extends CefMessageRouterHandlerAdapter {
  private static final int FAILED = 1;

  /** More than any message of the injected script; a certificate chain is the longest. */
  private static final int LONGEST = 512 * 1024;

  private final Views views;
  private final Documents documents;
  private final PageQueries queries;
  private final RulesFrame rules;
  private final PageNotes notes;

  /** Tells the one document that is the rules page. */
  interface RulesFrame {
    /** Takes the message and returns true when it is the rules page's. */
    boolean takes(CefBrowser browser, CefFrame frame, String message);
  }

  QueryRouter(Views views, Documents documents, PageQueries queries, RulesFrame rules) {
    this.views = views;
    this.documents = documents;
    this.queries = queries;
    this.rules = rules;
    this.notes = new PageNotes(views);
  }

  @Override
  public boolean onQuery(
      CefBrowser browser,
      CefFrame frame,
      long queryId,
      String request,
      boolean persistent,
      CefQueryCallback callback) {
    if (rules.takes(browser, frame, request)) {
      callback.success("");
      return true;
    }
    if (views.of(browser).isEmpty() || request.length() > LONGEST) {
      return false;
    }
    if (notes.takes(browser, frame, request)) {
      callback.success("");
      return true;
    }
    int view = browser.getIdentifier();
    if (documents.asks(view, frame.getIdentifier())) {
      List<String> present = new ArrayList<>(browser.getFrameIdentifiers());
      present.add(frame.getIdentifier());
      documents.present(view, present);
    }
    PageFrame page =
        new PageFrame(
            view,
            frame.getIdentifier(),
            PageUrls.uri(frame.getURL()),
            PageUrls.uri(browser.getMainFrame().getURL()));
    queries.query(queryId, page, request, reply(callback));
    return true;
  }

  private static PageReply reply(CefQueryCallback callback) {
    return new PageReply() {
      @Override
      public void success(String json) {
        callback.success(json);
      }

      @Override
      public void failure(String json) {
        callback.failure(FAILED, json);
      }
    };
  }

  @Override
  public void onQueryCanceled(CefBrowser browser, CefFrame frame, long queryId) {
    queries.cancelled(queryId);
  }
}
