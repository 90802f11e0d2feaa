package org.vicinity.demo.device.cache;

/** What happens while the cache is filled. */
public sealed interface FillEvent {
  /** Returns the item's name. */
  String name();

  /**
   * So much of an item is in the cache.
   *
   * @param bytes copied until now
   * @param total its length
   * @param bytesPerSecond the mean rate of this copy so far
   */
  record Progress(String name, long bytes, long total, long bytesPerSecond) implements FillEvent {}

  /**
   * All of an item is in the cache.
   *
   * @param bytes its length
   * @param sha256 of what was copied, in lower-case hex
   */
  record Complete(String name, long bytes, String sha256) implements FillEvent {}

  /**
   * An item could not be copied; it is played from its source.
   *
   * @param reason in a sentence
   */
  record Failed(String name, String reason) implements FillEvent {}
}
