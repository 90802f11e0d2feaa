package org.vicinity.channel;

/** Whether a transport can search now. */
public sealed interface TransportStatus {
  /** It searches. */
  record Searching() implements TransportStatus {}

  /**
   * It cannot.
   *
   * @param reason what is wrong, such as "Bluetooth is off"
   * @param remedy what the user can do about it
   */
  record Unavailable(String reason, String remedy) implements TransportStatus {}
}
