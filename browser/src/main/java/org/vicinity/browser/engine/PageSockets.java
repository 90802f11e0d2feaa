package org.vicinity.browser.engine;

/** Hears of the WebSockets that pages open. */
public interface PageSockets {
  /**
   * A page, a frame or a dedicated worker is about to open a WebSocket that the engine's rules let
   * through. Nobody is told of those of shared and service workers, which no rule sees. Called on
   * the engine's own threads; must not block.
   *
   * @param initiator the origin of the document, as the engine states it; opaque ones are {@code
   *     null} as text
   * @param host the host that it is to
   */
  void opening(String initiator, String host);
}
