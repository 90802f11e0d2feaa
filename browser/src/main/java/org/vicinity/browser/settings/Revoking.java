package org.vicinity.browser.settings;

import java.time.Duration;
import java.util.Collection;
import org.vicinity.certstore.grant.GrantId;

/** Takes grants back, and gives them back while that is possible. The methods may block. */
public interface Revoking {
  /** Takes grants back at once; throws when it did not go well. */
  void revoke(Collection<GrantId> ids);

  /** Undoes that, and returns how many count again; throws when it did not go well. */
  int restore(Collection<GrantId> ids);

  /** Returns how long after {@link #revoke} they can be restored. */
  Duration undoTime();
}
