package org.vicinity.bridge;

/** The way back to one call of a page. Exactly one of the two is called, once, on any thread. */
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
