package org.vicinity.demo.device.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** The open connections of each host name, so that a removal can end them. Thread-safe. */
final class Connections {
  private final Map<String, Set<EndPoint>> open = new HashMap<>();

  /** Notes that a connection is used for a host. */
  void used(String host, Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    synchronized (open) {
      if (!open.computeIfAbsent(host, unused -> new HashSet<>()).add(endPoint)) {
        return;
      }
    }
    connection.addEventListener(
        new Connection.Listener() {
          @Override
          public void onClosed(Connection closed) {
            forget(host, endPoint);
          }
        });
  }

  private void forget(String host, EndPoint endPoint) {
    synchronized (open) {
      Set<EndPoint> endPoints = open.get(host);
      if (endPoints != null && endPoints.remove(endPoint) && endPoints.isEmpty()) {
        open.remove(host);
      }
    }
  }

  /** Closes all of a host's connections but one, which has an answer to carry yet. */
  void closeAllBut(String host, EndPoint spared) {
    List<EndPoint> closing;
    synchronized (open) {
      closing = List.copyOf(open.getOrDefault(host, Set.of()));
    }
    closing.stream().filter(each -> each != spared).forEach(EndPoint::close);
  }
}
