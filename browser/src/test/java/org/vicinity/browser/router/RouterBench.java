package org.vicinity.browser.router;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.vicinity.browser.settings.GrantFixtures;
import org.vicinity.certstore.grant.Grant;

/** A router with devices, a link and grants of the test's making. */
final class RouterBench implements AutoCloseable {
  static final String ORIGIN = "https://vod.example.com";
  static final String HOST = "media-server-1.vod-example-com.local";
  private static final int GENEROUS_MILLIS = 60_000;
  private static final int KILOBYTE = 1024;

  final FakeNames names = new FakeNames();
  final Map<String, Grant> grants = new ConcurrentHashMap<>();
  final List<Grant> used = new CopyOnWriteArrayList<>();
  final KeyPair key = GrantFixtures.keyPair();
  final X509Certificate certificate =
      GrantFixtures.certificate(
          "media-server-1", HOST, key.getPublic(), Instant.now().plus(Duration.ofDays(60)));
  final DeviceRouter router;

  /** Why nobody is connected, whatever was granted. */
  volatile Optional<Refusal> withheld = Optional.empty();

  /** What devices stapled to the handshakes of their probes. */
  final BlockingQueue<List<byte[]>> stapled = new LinkedBlockingQueue<>();

  private final List<TlsDevice> devices = new ArrayList<>();

  RouterBench() throws Exception {
    this(new TlsKeyProbe(), RouterLimits.standard());
  }

  RouterBench(KeyProbe probe, RouterLimits limits) throws Exception {
    router =
        new DeviceRouter(
            host -> Optional.ofNullable(grants.get(host)),
            grant -> withheld,
            names,
            used::add,
            (grant, responses) -> stapled.add(responses),
            probe,
            limits);
    grant(certificate);
  }

  static RouterLimits limits(int connections, Duration hello) {
    RouterLimits standard = RouterLimits.standard();
    return new RouterLimits(
        connections,
        hello,
        standard.resolve(),
        standard.connect(),
        standard.probe(),
        standard.socketQuiet(),
        standard.socketPatience(),
        standard.useInterval());
  }

  /** Starts the granted device and announces it. */
  TlsDevice device(TlsDevice.Talk talk) throws Exception {
    return device(key, certificate, talk);
  }

  TlsDevice device(KeyPair signing, X509Certificate shown, TlsDevice.Talk talk) throws Exception {
    TlsDevice device = new TlsDevice(signing, shown, talk);
    devices.add(device);
    names.announce(HOST, device.address());
    return device;
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), router.port());
    socket.setSoTimeout(GENEROUS_MILLIS);
    return socket;
  }

  /** A TLS client that trusts exactly the granted device's certificate. */
  SSLSocket tls(String host) throws Exception {
    return tls(host, "h2", "http/1.1");
  }

  /** The same, offering these protocols. */
  SSLSocket tls(String host, String... protocols) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("device", certificate);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(connect(), "127.0.0.1", router.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    parameters.setEndpointIdentificationAlgorithm(null);
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Says one line and returns the one that comes back. */
  static String exchange(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return readLine(socket.getInputStream());
  }

  static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  /** Answers every line with {@code echo} and the line. */
  static void echoLines(InputStream in, OutputStream out) throws IOException {
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      out.write(("echo " + line + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  /** An address of this machine at which nobody listens. */
  static InetSocketAddress nobody() throws IOException {
    try (java.net.ServerSocket gone =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), gone.getLocalPort());
    }
  }

  static byte[] pattern(int kilobytes, int seed) {
    byte[] bytes = new byte[kilobytes * KILOBYTE];
    new java.util.Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    router.close();
    for (TlsDevice device : devices) {
      device.close();
    }
  }

  /** Grants the device with that certificate. */
  void grant(X509Certificate leaf) {
    Grant pending = GrantFixtures.pending(ORIGIN, "media-server-1", "Cache", "media-cache", leaf);
    grants.put(pending.host().value(), pending.activated());
  }
}
