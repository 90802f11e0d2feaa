package org.vicinity.channel.mdns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * One IPv4 network that this machine is attached to: where multicast goes out, and which addresses
 * count as "on this network". Links are always named by the caller; nothing here picks the default
 * route.
 *
 * @param networkInterface the interface
 * @param address this machine's own address on it
 * @param prefixLength the network's prefix length in bits
 */
public record LocalLink(NetworkInterface networkInterface, Inet4Address address, int prefixLength) {

  /**
   * Returns the link of the interface with that name.
   *
   * @throws SocketException when there is no such interface, it is down, or it has no IPv4 address
   */
  public static LocalLink named(String interfaceName) throws SocketException {
    NetworkInterface found = NetworkInterface.getByName(interfaceName);
    if (found == null || !found.isUp()) {
      throw new SocketException("no network interface named " + interfaceName + " is up");
    }
    for (InterfaceAddress candidate : found.getInterfaceAddresses()) {
      if (candidate.getAddress() instanceof Inet4Address v4) {
        return new LocalLink(found, v4, candidate.getNetworkPrefixLength());
      }
    }
    throw new SocketException("network interface " + interfaceName + " has no IPv4 address");
  }

  /**
   * Returns whether an address is on this network and of a kind that a paired name may have:
   * private (RFC 1918), link-local (RFC 3927), or loopback when this link is the loopback.
   */
  public boolean contains(InetAddress candidate) {
    if (!(candidate instanceof Inet4Address)) {
      return false;
    }
    boolean local =
        candidate.isSiteLocalAddress()
            || candidate.isLinkLocalAddress()
            || (candidate.isLoopbackAddress() && address.isLoopbackAddress());
    int mask = prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
    return local && (bits(candidate) & mask) == (bits(address) & mask);
  }

  private static int bits(InetAddress v4) {
    return java.nio.ByteBuffer.wrap(v4.getAddress()).getInt();
  }
}
