package org.vicinity.browser.router;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Real ClientHellos, and the same cut into other records. */
final class Hellos {
  private static final int HEADER = 5;

  private Hellos() {}

  /** What this Java's TLS sends first. */
  static byte[] of(Optional<String> serverName, String... protocols) {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setServerNames(
          serverName
              .<List<javax.net.ssl.SNIServerName>>map(name -> List.of(new SNIHostName(name)))
              .orElse(List.of()));
      parameters.setApplicationProtocols(protocols);
      engine.setSSLParameters(parameters);
      ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), out);
      return Arrays.copyOf(out.array(), out.position());
    } catch (java.security.GeneralSecurityException | javax.net.ssl.SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The handshake message inside a hello of one record. */
  static byte[] message(byte[] hello) {
    return Arrays.copyOfRange(hello, HEADER, hello.length);
  }

  /** A handshake message in records of at most so many bytes. */
  static byte[] records(byte[] message, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < message.length; at += size) {
      int length = Math.min(size, message.length - at);
      out.writeBytes(new byte[] {22, 3, 1, (byte) (length >> 8), (byte) length});
      out.write(message, at, length);
    }
    return out.toByteArray();
  }
}
