package org.vicinity.browser.engine;

import java.util.regex.Pattern;

/**
 * A server of this machine that plays a host of another network, so that a test has public sites
 * without a network.
 *
 * @param host the host's name
 * @param port the port in its URLs
 * @param loopbackPort where the server listens on 127.0.0.1
 * @param space where the engine is to take the host to be
 */
public record StandIn(String host, int port, int loopbackPort, Space space) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");

  /** Local Network Access's address spaces, but for the one that is the router's alone. */
  public enum Space {
    /** The Internet. */
    PUBLIC,
    /** The network next to this machine. */
    LOCAL
  }

  /** Refuses what is no host: the text goes into a command line. */
  public StandIn {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("no host name: " + host);
    }
  }
}
