package org.vicinity.browser.engine;

import org.vicinity.bridge.PageFrame;
import org.vicinity.bridge.PageReply;

/**
 * Takes what pages ask through the injected script. Called on the engine's thread: must not block.
 */
public interface PageQueries {
  /** A document asks. The frame is the engine's word, the text is the page's. */
  void query(long queryId, PageFrame frame, String json, PageReply reply);

  /** An earlier query is of no interest any more. */
  void cancelled(long queryId);

  /** A document that has asked before is gone. */
  void documentGone(int viewId, String frameId);
}
