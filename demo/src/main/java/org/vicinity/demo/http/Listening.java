package org.vicinity.demo.http;

import java.io.IOException;
import java.net.SocketException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts and stops a Jetty server, with failures that a person can act on. */
public final class Listening {
  private Listening() {}

  /**
   * Takes the connector's port; connections wait until the server is started.
   *
   * @throws PortTakenException when the port cannot be had
   */
  public static void open(ServerConnector connector) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      boolean taken = e instanceof SocketException || e.getCause() instanceof SocketException;
      throw taken ? new PortTakenException(connector.getHost(), connector.getPort(), e) : e;
    }
  }

  /**
   * Starts the server of that connector; takes the port first, unless that was done.
   *
   * @throws PortTakenException when the port cannot be had
   * @throws IOException when anything else fails
   */
  public static void start(ServerConnector connector) throws IOException {
    if (!connector.isOpen()) {
      open(connector);
    }
    try {
      connector.getServer().start();
    } catch (Exception e) {
      stop(connector.getServer());
      throw e instanceof IOException io ? io : new IOException("the server did not start", e);
    }
  }

  /** Stops a server; does not throw. */
  public static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger(Listening.class).warn("the server did not stop cleanly", e);
    }
  }
}
