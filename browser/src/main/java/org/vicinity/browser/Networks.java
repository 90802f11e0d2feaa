package org.vicinity.browser;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.channel.mdns.LocalLink;

/** Chooses the networks on which devices are searched. */
final class Networks {
  private Networks() {}

  /**
   * Returns the networks of that name; with none given all private ones that this machine is on.
   *
   * @throws StartException when a name that was given has no network
   */
  static List<LocalLink> named(List<String> names) throws StartException {
    List<LocalLink> links = new ArrayList<>();
    for (String name : names) {
      try {
        links.add(LocalLink.named(name));
      } catch (SocketException absent) {
        throw new StartException(
            ExitCode.USAGE,
            absent.getMessage() + ". The command `ip -brief address` lists those that are.",
            absent);
      }
    }
    return names.isEmpty() ? all() : List.copyOf(links);
  }

  private static List<LocalLink> all() throws StartException {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Networks::isShared)
          .flatMap(
              found ->
                  found.getInterfaceAddresses().stream()
                      .filter(address -> address.getAddress() instanceof Inet4Address)
                      .filter(
                          address ->
                              address.getAddress().isSiteLocalAddress()
                                  || address.getAddress().isLinkLocalAddress())
                      .limit(1)
                      .map(
                          address ->
                              new LocalLink(
                                  found,
                                  (Inet4Address) address.getAddress(),
                                  address.getNetworkPrefixLength())))
          .toList();
    } catch (SocketException failed) {
      throw new StartException(
          ExitCode.FAILED, "the networks of this machine cannot be listed: " + failed, failed);
    }
  }

  private static boolean isShared(NetworkInterface found) {
    try {
      return found.isUp()
          && !found.isLoopback()
          && !found.isPointToPoint()
          && found.supportsMulticast();
    } catch (SocketException gone) {
      return false;
    }
  }
}
