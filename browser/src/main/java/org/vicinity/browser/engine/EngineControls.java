package org.vicinity.browser.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What the engine trusts, allows and restricts. Each call replaces the whole list; the future
 * completes, on any thread, when the engine works by it, and fails with {@link EngineException}
 * when it does not. Thread-safe; calls take effect in the order in which they were made only when
 * the caller waits for each.
 */
public interface EngineControls {
  /**
   * Trusts these certificates as roots for TLS servers, within their own constraints, and no others
   * besides the web's.
   *
   * @param certificates DER in base64
   */
  CompletableFuture<Void> trust(List<String> certificates);

  /**
   * Lets these origins reach the device router, and no others.
   *
   * @param patterns scheme, host and port, always explicit: {@code https://vod.example.com:443}
   */
  CompletableFuture<Void> allow(List<String> patterns);

  /** Lets pages reach the hosts of these rules only from the rules' initiators. */
  CompletableFuture<Void> restrict(List<PairRule> rules);

  /**
   * Removes what the engine keeps of these origins: cached responses, cookies, service workers and
   * all storage, also what their frames kept inside other sites. Cookies go by registrable domain,
   * which all devices of one site have in common.
   *
   * @param origins such as {@code https://media-1.vod-example-com.local}
   */
  CompletableFuture<Void> clear(List<String> origins);

  /** Removes everything of these kinds that the engine keeps, of all origins and all times. */
  CompletableFuture<Void> clearAll(Set<BrowsingData> kinds);
}
