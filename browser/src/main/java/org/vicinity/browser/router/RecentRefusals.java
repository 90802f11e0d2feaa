package org.vicinity.browser.router;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Why the last connection to a host name was refused; remembers a few names only. Thread-safe. */
final class RecentRefusals {
  private static final int KEPT = 64;

  private final Map<String, Refusal> byHost =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void note(String host, Refusal refusal) {
    byHost.remove(host);
    byHost.put(host, refusal);
  }

  synchronized void forget(String host) {
    byHost.remove(host);
  }

  synchronized Optional<Refusal> of(String host) {
    return Optional.ofNullable(byHost.get(host));
  }
}
