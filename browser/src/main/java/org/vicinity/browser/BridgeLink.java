package org.vicinity.browser;

import java.util.concurrent.atomic.AtomicReference;
import org.vicinity.bridge.PageBridge;
import org.vicinity.bridge.PageFrame;
import org.vicinity.bridge.PageReply;
import org.vicinity.browser.engine.PageQueries;

/** Joins engine and bridge, which need one another; before that, nobody is there to answer. */
final class BridgeLink implements PageQueries {
  private final AtomicReference<PageBridge> bridge = new AtomicReference<>();

  void join(PageBridge made) {
    bridge.set(made);
  }

  @Override
  public void query(long queryId, PageFrame frame, String json, PageReply reply) {
    PageBridge present = bridge.get();
    if (present != null) {
      present.query(queryId, frame, json, reply);
    }
  }

  @Override
  public void cancelled(long queryId) {
    PageBridge present = bridge.get();
    if (present != null) {
      present.cancelled(queryId);
    }
  }

  @Override
  public void documentGone(int viewId, String frameId) {
    PageBridge present = bridge.get();
    if (present != null) {
      present.documentGone(viewId, frameId);
    }
  }
}
