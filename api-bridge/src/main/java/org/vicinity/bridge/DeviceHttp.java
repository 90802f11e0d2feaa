package org.vicinity.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * The browser's own calls to a paired device: TLS 1.2 or later to exactly the given address, with
 * the host name as SNI, pinned to one key, then at most one HTTP/1.1 request without a body. The
 * JDK's HTTP client cannot connect to an address under another name, hence this small one.
 *
 * <p>Thread-safe; each call blocks its thread, at most for the deadline. Nothing is kept between
 * calls: no connection, no TLS session.
 */
public final class DeviceHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceHttp.class);
  private static final String COMMIT = "/.well-known/vicinity/commit";
  private static final String PAIRING = "/.well-known/vicinity/pairing";
  private static final int MAX_RESPONSE = 8 * 1024;
  private static final int NO_CONTENT = 204;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

  private final Duration deadline;
  private final ScheduledExecutorService watchdog;

  /**
   * Makes a client.
   *
   * @param deadline the longest that a call takes from connecting to the last byte
   */
  public DeviceHttp(Duration deadline) {
    this.deadline = deadline;
    this.watchdog =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "vicinity-device-deadline");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Shakes hands and hangs up: does that host, at that address, own that key?
   *
   * @param expected the key that it must prove
   * @return {@code Done}, {@code OtherKey} or {@code Unreachable}
   */
  public DeviceAnswer probe(HostEndpoint endpoint, PublicKey expected) {
    return call(endpoint, expected, Optional.empty(), Optional.empty());
  }

  /**
   * Makes a pairing permanent on the device. The secret is sent only to whoever presents exactly
   * the verified certificate.
   *
   * @param leaf the certificate that was delivered
   */
  public DeviceAnswer commit(HostEndpoint endpoint, X509Certificate leaf, PairingSecret secret) {
    return call(
        endpoint,
        leaf.getPublicKey(),
        Optional.of(leaf),
        Optional.of(request("POST", COMMIT, endpoint.host(), secret)));
  }

  /**
   * Tells the device to forget the pairing of that host name. Any certificate of the pairing's key
   * is good enough, for the device may still serve the one from before the pairing's end.
   */
  public DeviceAnswer remove(HostEndpoint endpoint, PublicKey expected, PairingSecret secret) {
    return call(
        endpoint,
        expected,
        Optional.empty(),
        Optional.of(request("DELETE", PAIRING, endpoint.host(), secret)));
  }

  /** Ends the client; calls in progress still end by their own deadline or answer. */
  @Override
  public void close() {
    watchdog.shutdown();
  }

  private static String request(String method, String path, String host, PairingSecret secret) {
    return (method + " " + path + " HTTP/1.1\r\n")
        + ("Host: " + host + "\r\n")
        + ("Authorization: " + secret.authorization() + "\r\n")
        + "Content-Length: 0\r\nConnection: close\r\n\r\n";
  }

  private DeviceAnswer call(
      HostEndpoint endpoint,
      PublicKey expected,
      Optional<X509Certificate> exactly,
      Optional<String> request) {
    PinnedTrustManager pin = new PinnedTrustManager(expected);
    // Closing the plain socket is what reliably ends a connect, a handshake or a read.
    try (Socket plain = new Socket()) {
      ScheduledFuture<?> alarm =
          watchdog.schedule(() -> closeQuietly(plain), deadline.toMillis(), TimeUnit.MILLISECONDS);
      try {
        plain.setTcpNoDelay(true);
        plain.connect(endpoint.address(), Math.toIntExact(deadline.toMillis()));
        return converse(plain, endpoint.host(), pin, exactly, request);
      } finally {
        alarm.cancel(false);
      }
    } catch (IOException | GeneralSecurityException e) {
      if (pin.sawOtherKey()) {
        LOG.warn("{} is served with another key than the expected one", endpoint.host());
        return new DeviceAnswer.OtherKey();
      }
      LOG.info("no answer from {}: {}", endpoint.host(), e.toString());
      return new DeviceAnswer.Unreachable(e.getClass().getSimpleName());
    }
  }

  private static DeviceAnswer converse(
      Socket plain,
      String host,
      PinnedTrustManager pin,
      Optional<X509Certificate> exactly,
      Optional<String> request)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {pin}, null);
    try (SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setApplicationProtocols(new String[] {"http/1.1"});
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : tls.getSession().getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
      if (exactly.isPresent() && !exactly.get().equals(chain.get(0))) {
        return new DeviceAnswer.OtherKey();
      }
      if (request.isPresent()) {
        tls.getOutputStream().write(request.get().getBytes(StandardCharsets.US_ASCII));
        int status = status(tls.getInputStream());
        if (status != NO_CONTENT) {
          return new DeviceAnswer.Refused(status);
        }
      }
      return new DeviceAnswer.Done(List.copyOf(chain));
    }
  }

  private static int status(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r' && next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == MAX_RESPONSE) {
        throw new IOException("not an HTTP response");
      }
      line.append((char) next);
    }
    Matcher matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException("not an HTTP/1.1 status line");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing a late connection", e);
    }
  }
}
