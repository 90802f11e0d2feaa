package org.vicinity.bridge;

/**
 * The way back to one query of a page, called on any thread. A plain query gets exactly one of the
 * two, once. A persistent one gets {@code success} for each event and at most one {@code failure},
 * the last. A query that was {@linkplain PageBridge#cancelled cancelled} gets neither.
 */
public interface PageReply {
  /** Resolves, or tells an event, with JSON text. */
  void success(String json);

  /**
   * Rejects.
   *
   * @param json {@code {"name": DOMException name, "message": text}}
   */
  void failure(String json);
}
