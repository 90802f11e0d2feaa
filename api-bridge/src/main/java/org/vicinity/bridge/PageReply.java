package org.vicinity.bridge;

/**
 * The way back to one query of a page. Exactly one of the two is called, once, on any thread; none
 * of them for a query that was {@linkplain PageBridge#cancelled cancelled}.
 */
public interface PageReply {
  /** Resolves with JSON text. */
  void success(String json);

  /**
   * Rejects.
   *
   * @param json {@code {"name": DOMException name, "message": text}}
   */
  void failure(String json);
}
