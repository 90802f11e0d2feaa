package org.vicinity.channel.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.jmdns.JmDNS;
import org.vicinity.channel.mdns.LocalLink;

/** Opens and closes JmDNS the way it has to be done here. */
final class Mdns {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Mdns() {}

  /**
   * Opens an instance on the link's own address. It announces a host name of its own whether wanted
   * or not, so that name is random and says nothing of this machine.
   */
  static JmDNS open(LocalLink link) throws IOException {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    String name = "v" + HexFormat.of().formatHex(random);
    // An address without a name would be looked up in the DNS by JmDNS, off this link.
    return JmDNS.create(InetAddress.getByAddress(name, link.address().getAddress()), name);
  }

  /**
   * Closes an instance on a thread of its own, for it takes two seconds. The goodbye of its
   * services goes out at the beginning; the Java process stays until the end, even after {@code
   * main}.
   */
  static void close(JmDNS jmdns) {
    new Thread(() -> Quietly.close(jmdns), "lan-mdns-close").start();
  }
}
