package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.demo.device.host.TlsIdentity;

/** Several host names on one port, told apart by the TLS server name. */
class ServerNameTest {
  @TempDir Path directory;
  private RunningWeb web;
  private SSLContext client;

  @BeforeEach
  void start() throws Exception {
    web = new RunningWeb(directory);
    client = SSLContext.getInstance("TLS");
    client.init(null, new TrustManager[] {new TakesAll()}, null);
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
  }

  @Test
  void eachHostIsServedWithItsOwnKeyAndCertificate() throws Exception {
    Certificate a = leaf(Optional.of(web.a.host()));
    Certificate b = leaf(Optional.of(web.b.host()));
    assertThat(a).isEqualTo(web.hosts.identity(web.a.host()).orElseThrow().leaf());
    assertThat(b).isEqualTo(web.hosts.identity(web.b.host()).orElseThrow().leaf());
    assertThat(a.getPublicKey()).isNotEqualTo(b.getPublicKey());
  }

  @Test
  void aServerNameInUpperCaseIsTheSame() throws Exception {
    assertThat(leaf(Optional.of(web.a.host().toUpperCase())))
        .isEqualTo(leaf(Optional.of(web.a.host())));
  }

  @Test
  void anUnknownServerNameIsRefusedInTheHandshake() {
    assertThatThrownBy(() -> leaf(Optional.of("media-server.c-example.local")))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void noServerNameIsRefusedInTheHandshake() {
    assertThatThrownBy(() -> leaf(Optional.empty())).isInstanceOf(SSLException.class);
  }

  @Test
  void aHostIsRefusedFromItsRemovalOn() throws Exception {
    leaf(Optional.of(web.a.host())); // The client could resume this session.
    web.hosts.remove(web.a.host());
    assertThatThrownBy(() -> leaf(Optional.of(web.a.host()))).isInstanceOf(SSLException.class);
    assertThat(leaf(Optional.of(web.b.host()))).isNotNull();
  }

  @Test
  void aReplacedCertificateIsShownToClientsThatCouldResume() throws Exception {
    TlsIdentity placeholder = web.a.identity();
    web.hosts.remove(web.a.host());
    web.hosts.serve(web.a.host(), placeholder);
    assertThat(leaf(Optional.of(web.a.host()))).isEqualTo(placeholder.leaf());
    TlsIdentity real = web.a.identity();
    web.hosts.serve(web.a.host(), real);
    assertThat(leaf(Optional.of(web.a.host()))).isEqualTo(real.leaf());
  }

  @Test
  void aConnectionOfOneHostDoesNotReachTheOther() throws Exception {
    try (SSLSocket socket = handshake(Optional.of(web.a.host()))) {
      String request =
          "GET /status HTTP/1.1\r\nHost: "
              + web.b.host()
              + "\r\nOrigin: http://localhost:8080\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 421 ");
    }
  }

  @Test
  void anOpenConnectionOfARemovedHostIsNotServed() throws Exception {
    var http = web.http1();
    assertThat(http.get(web.a.url("/status"), web.a.origin().serialized()).getStatus())
        .isEqualTo(200);
    web.hosts.remove(web.a.host());
    assertThat(http.send("GET", web.a.url("/media/film.webm"), Map.of()).getStatus())
        .isEqualTo(421);
  }

  private X509Certificate leaf(Optional<String> name) throws IOException {
    try (SSLSocket socket = handshake(name)) {
      // TLS 1.3: the server's refusal of a later flight arrives with the first read or write.
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private SSLSocket handshake(Optional<String> name) throws IOException {
    Socket tcp = new Socket(InetAddress.getLoopbackAddress(), web.server.port());
    // As in a browser, a session is resumed for the same name only.
    SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket(tcp, name.orElse("127.0.0.1"), web.server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(
        name.map(each -> List.<javax.net.ssl.SNIServerName>of(new SNIHostName(each)))
            .orElse(List.of()));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Only here: these tests look at the certificate themselves. */
  private static final class TakesAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
