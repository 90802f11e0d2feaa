package org.vicinity.demo.http;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts and stops a Jetty server, with failures that a person can act on. */
public final class Listening {
  private Listening() {}

  /**
   * Starts the server of that connector.
   *
   * @throws PortTakenException when the connector's port cannot be had
   * @throws IOException when anything else fails
   */
  public static void start(ServerConnector connector) throws IOException {
    Server server = connector.getServer();
    try {
      connector.open();
      server.start();
    } catch (Exception e) {
      stop(server);
      if (e instanceof SocketException || e.getCause() instanceof BindException) {
        throw new PortTakenException(connector.getHost(), connector.getPort(), e);
      }
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
