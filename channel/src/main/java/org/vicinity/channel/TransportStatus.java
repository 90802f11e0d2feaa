package org.vicinity.channel;

import java.util.Optional;

/** Whether a transport can search now. */
public sealed interface TransportStatus {
  /** It searches. */
  record Searching() implements TransportStatus {}

  /**
   * It cannot.
   *
   * @param obstacle why
   * @param network the network interface's name where the transport is bound to one
   */
  record Unavailable(Obstacle obstacle, Optional<String> network) implements TransportStatus {
    /** Makes one of a transport that is bound to no network. */
    public Unavailable(Obstacle obstacle) {
      this(obstacle, Optional.empty());
    }
  }
}
