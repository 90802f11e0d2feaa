package org.vicinity.browser.router;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** A device's TLS server on the loopback interface, which counts what reaches it. */
final class TlsDevice implements AutoCloseable {
  /** What a device does with a connection after its handshake. */
  interface Talk {
    void talk(InputStream in, OutputStream out) throws IOException;
  }

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger handshakes = new AtomicInteger();
  final AtomicLong plainBytes = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final SSLServerSocket server;
  private final Talk talk;

  /**
   * Starts one.
   *
   * @param key what it signs with
   * @param certificate what it shows, not necessarily of that key
   */
  TlsDevice(KeyPair key, X509Certificate certificate, Talk talk) throws Exception {
    this(key, List.of(certificate), talk);
  }

  /** Starts one that shows a whole chain; below one that names a responder, Java staples. */
  TlsDevice(KeyPair key, List<X509Certificate> chain, Talk talk) throws Exception {
    this.talk = talk;
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new OneChain(key.getPrivate(), chain)}, null, new SecureRandom());
    this.server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept).start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        connections.incrementAndGet();
        open.add(socket);
        daemon(() -> serve(socket)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SSLSocket socket) {
    try (socket) {
      socket.startHandshake();
      handshakes.incrementAndGet();
      talk.talk(counting(socket.getInputStream()), socket.getOutputStream());
    } catch (IOException | UncheckedIOException gone) {
      return;
    }
  }

  private InputStream counting(InputStream in) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        plainBytes.addAndGet(Math.max(0, count));
        return count;
      }
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tls-device");
    thread.setDaemon(true);
    return thread;
  }

  private static final class OneChain extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    OneChain(PrivateKey key, List<X509Certificate> chain) {
      this.key = key;
      this.chain = List.copyOf(chain);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return "device";
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return type.equals("EC") ? "device" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"device"};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
