package org.vicinity.browser.revocation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.vicinity.browser.fixture.PrivateCa;

/** A service on the loopback that publishes what its CA revoked; a test changes how it answers. */
final class RevokingService implements AutoCloseable {
  /** How it answers on a path. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  final PrivateCa ca = new PrivateCa("service");

  /** Paths that were asked for, in their order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  RevokingService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          try (exchange) {
            answers
                .getOrDefault(exchange.getRequestURI().getPath(), RevokingService::notFound)
                .to(exchange);
          }
        });
    server.start();
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String url(String path) {
    return origin() + path;
  }

  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  void serves(String path, byte[] body) {
    on(path, exchange -> send(exchange, 200, body));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static void notFound(HttpExchange exchange) throws IOException {
    send(exchange, 404, new byte[0]);
  }

  /** A list of its CA, that counts for a day. */
  byte[] list(Instant at, X509Certificate... revoked) {
    return list(at, ca.key(), revoked);
  }

  byte[] list(Instant at, PrivateKey signer, X509Certificate... revoked) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(at));
    builder.setNextUpdate(Date.from(at.plus(Duration.ofDays(1))));
    for (X509Certificate each : revoked) {
      builder.addCRLEntry(each.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
    }
    try {
      builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(at.toEpochMilli()));
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A responder that says the same of every certificate that it is asked about. */
  Answer responder(Instant at, boolean revoked, boolean withNonce) {
    return exchange -> {
      try {
        OCSPReq question = new OCSPReq(exchange.getRequestBody().readAllBytes());
        Extension nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        send(
            exchange,
            200,
            response(
                question.getRequestList()[0].getCertID(),
                at,
                revoked,
                withNonce
                    ? nonce
                    : new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new byte[] {4, 1, 7})));
      } catch (OCSPException e) {
        throw new IOException(e);
      }
    };
  }

  /** A response as a device staples it. */
  byte[] stapled(X509Certificate certificate, Instant at, boolean revoked) {
    try {
      return response(
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new X509CertificateHolder(ca.certificate().getEncoded()),
              certificate.getSerialNumber()),
          at,
          revoked,
          null);
    } catch (IOException
        | OCSPException
        | OperatorCreationException
        | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] response(CertificateID id, Instant at, boolean revoked, Extension nonce)
      throws OCSPException, IOException {
    try {
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              new RespID(
                  SubjectPublicKeyInfo.getInstance(ca.certificate().getPublicKey().getEncoded()),
                  new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1)));
      builder.addResponse(
          id,
          revoked ? new RevokedStatus(Date.from(at), CRLReason.superseded) : CertificateStatus.GOOD,
          Date.from(at),
          Date.from(at.plus(Duration.ofHours(4))));
      if (nonce != null) {
        builder.setResponseExtensions(new Extensions(nonce));
      }
      return new OCSPRespBuilder()
          .build(
              OCSPResp.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(ca.key()),
                  new X509CertificateHolder[0],
                  Date.from(at)))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private X500Name name() {
    return X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Answers without end, a little at a time, until the other side hangs up. */
  static void withoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] some = new byte[8192];
    try {
      while (true) {
        exchange.getResponseBody().write(some);
      }
    } catch (IOException | UncheckedIOException hungUp) {
      exchange.close();
    }
  }
}
