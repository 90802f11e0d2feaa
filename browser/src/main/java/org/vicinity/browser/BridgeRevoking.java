package org.vicinity.browser;

import java.time.Duration;
import java.util.Collection;
import org.vicinity.bridge.PageBridge;
import org.vicinity.browser.settings.Revoking;
import org.vicinity.certstore.grant.GrantId;

/** Revokes through the bridge, which tells store, engine, pages and devices. */
record BridgeRevoking(PageBridge bridge) implements Revoking {
  @Override
  public void revoke(Collection<GrantId> ids) {
    bridge.revoke(ids).join();
  }

  @Override
  public int restore(Collection<GrantId> ids) {
    return bridge.restore(ids).join().size();
  }

  @Override
  public Duration undoTime() {
    return bridge.undoTime();
  }
}
