package org.vicinity.browser.router;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.mdns.HostEndpoint;

/**
 * Checks a device's key with one TLS handshake of its own, in which nothing is said. Chain, name
 * and dates are for the engine and the certificate verifier to judge; this one asks only whether it
 * is the device that the user chose.
 */
final class TlsKeyProbe implements KeyProbe {
  private static final Logger LOG = LoggerFactory.getLogger(TlsKeyProbe.class);

  @Override
  public List<byte[]> check(HostEndpoint endpoint, PublicKey expected, Duration timeout)
      throws RefusedException {
    int millis = Math.toIntExact(timeout.toMillis());
    try (Socket plain = new Socket()) {
      // A read time-out starts anew with each byte; this one does not, whatever the device sends.
      Executor atDeadline = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
      atDeadline.execute(() -> closeQuietly(plain));
      plain.connect(endpoint.address(), millis);
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      return handshake(plain, endpoint, expected);
    } catch (SSLException e) {
      throw new RefusedException(brokeOff(e) ? Refusal.UNREACHABLE : Refusal.WRONG_KEY, e);
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREACHABLE, e);
    }
  }

  private static List<byte[]> handshake(Socket plain, HostEndpoint endpoint, PublicKey expected)
      throws IOException {
    // A context of its own: a session resumed from another probe would show no certificate.
    SSLSocket tls =
        (SSLSocket)
            onlyTrusting(expected)
                .getSocketFactory()
                .createSocket(plain, endpoint.host(), endpoint.address().getPort(), true);
    try {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls.getSession() instanceof ExtendedSSLSession session
          ? session.getStatusResponses()
          : List.of();
    } finally {
      // How the goodbye went changes nothing about the key.
      closeQuietly(tls);
    }
  }

  /** A connection that ended in the middle says nothing about the key. */
  private static boolean brokeOff(SSLException failure) {
    return failure.getCause() instanceof IOException cause && !(cause instanceof SSLException);
  }

  private static SSLContext onlyTrusting(PublicKey expected) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new OneKey(expected)}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing a probe failed", e);
    }
  }

  /** Trusts one public key, whatever certificate brings it. */
  private static final class OneKey extends X509ExtendedTrustManager {
    private final PublicKey expected;

    OneKey(PublicKey expected) {
      this.expected = expected;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (!SameKey.same(chain[0].getPublicKey(), expected)) {
        throw new CertificateException("the key is not that of the granted device");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
