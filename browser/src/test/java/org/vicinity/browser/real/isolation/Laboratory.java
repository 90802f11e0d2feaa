package org.vicinity.browser.real.isolation;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.browser.engine.StandIn;
import org.vicinity.browser.engine.StandIn.Space;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.real.EngineScene;
import org.vicinity.browser.real.isolation.LabServer.Protocols;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStoreException;

/**
 * The engine among public sites, a site of the local network and three devices: two of {@link
 * #GRANTED}, of which one speaks HTTP/1.1 and one HTTP/2, and one of {@link #OTHER}.
 */
final class Laboratory implements AutoCloseable {
  static final String GRANTED = "https://www.vod.example";
  static final String OTHER = "https://shop.example";

  private static final List<String> PUBLIC_HOSTS =
      List.of(
          "www.vod.example",
          "vod.example",
          "a.www.vod.example",
          "shop.example",
          "stranger.example",
          "control.example");

  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int OTHER_PORT = 8443;

  /** WebTransport accepts a certificate by its hash for at most 14 days of validity. */
  private static final Duration SHORT_LIVED = Duration.ofDays(10);

  /** A device: who serves it, and to whom it was given. */
  record Device(LabServer server, Grant grant) implements AutoCloseable {
    static Device of(String origin, String label, Protocols protocols) throws Exception {
      PrivateCa ca = new PrivateCa("private CA of " + label);
      KeyPair key = PrivateCa.newKey();
      Grant grant = Grants.of(origin, label, ca, key.getPublic());
      return new Device(new LabServer(key, grant.leaf(), protocols), grant);
    }

    String url() {
      return grant.host().origin();
    }

    InetSocketAddress address() {
      return new InetSocketAddress("127.0.0.1", server.tlsPort());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  final LabServer sites;
  final LabServer neighbour;
  final Device plain;
  final Device modern;
  final Device others;
  final EngineScene scene;

  /**
   * HTTP/3 of the public sites and of the neighbours, on the UDP ports of their TLS ports' numbers.
   */
  final Http3Server sitesHttp3;

  final Http3Server neighbourHttp3;

  /**
   * HTTP/3 where every device's name leads. The router has TCP alone, so this takes nothing from
   * it; it shows who would reach a device if the router had UDP too.
   */
  final Http3Server devicesHttp3;

  private final X509Certificate http3Certificate;

  private Laboratory() throws Exception {
    PrivateCa root = new PrivateCa("root of the public sites");
    sites = site(root, PUBLIC_HOSTS);
    neighbour = site(root, List.of("nas.lan"));
    plain = Device.of(GRANTED, "plain", Protocols.HTTP_1);
    modern = Device.of(GRANTED, "modern", Protocols.HTTP_2);
    others = Device.of(OTHER, "own", Protocols.HTTP_2);
    List<StandIn> standIns =
        new ArrayList<>(
            PUBLIC_HOSTS.stream()
                .map(host -> new StandIn(host, HTTPS, sites.tlsPort(), Space.PUBLIC))
                .toList());
    standIns.add(new StandIn("www.vod.example", HTTP, sites.plainPort(), Space.PUBLIC));
    standIns.add(new StandIn("www.vod.example", OTHER_PORT, sites.tlsPort(), Space.PUBLIC));
    standIns.add(new StandIn("nas.lan", HTTPS, neighbour.tlsPort(), Space.LOCAL));
    standIns.add(new StandIn("nas.lan", HTTP, neighbour.plainPort(), Space.LOCAL));
    scene = EngineScene.start(standIns, List.of(root.certificate()));
    KeyPair key = PrivateCa.newKey();
    http3Certificate = root.issue("http3.example", key.getPublic(), SHORT_LIVED);
    sitesHttp3 = new Http3Server(key, http3Certificate, sites.tlsPort());
    neighbourHttp3 = new Http3Server(key, http3Certificate, neighbour.tlsPort());
    devicesHttp3 = new Http3Server(key, http3Certificate, scene.routerPort());
    for (Device device : List.of(plain, modern, others)) {
      scene.grant(device.grant(), device.address());
    }
  }

  private static LabServer site(PrivateCa root, List<String> hosts) throws Exception {
    KeyPair key = PrivateCa.newKey();
    return new LabServer(key, root.issue(hosts, key.getPublic()), Protocols.HTTP_2);
  }

  static Laboratory open() throws Exception {
    return new Laboratory();
  }

  /** Returns the SHA-256 hash of the certificate of all HTTP/3 servers, in hexadecimal. */
  String http3Hash() throws CertificateEncodingException {
    return Hashing.sha256().hashBytes(http3Certificate.getEncoded()).toString();
  }

  /** Returns the origin of a service of this machine. */
  String localhost() {
    return "http://localhost:" + neighbour.plainPort();
  }

  /** Returns everybody who has no business with the devices of {@link #GRANTED}. */
  List<Row> strangers() {
    return List.of(
        new Row("public", "a public site without a grant", "https://stranger.example", sites),
        new Row("localhost", "a page of `localhost`", localhost(), neighbour),
        new Row("network", "a page of the local network", "https://nas.lan", neighbour),
        new Row("network-http", "the same without TLS", "http://nas.lan", neighbour),
        new Row("scheme", "same host, other scheme", "http://www.vod.example", sites),
        new Row("port", "same host, other port", GRANTED + ":" + OTHER_PORT, sites),
        new Row("subdomain", "a subdomain", "https://a.www.vod.example", sites),
        new Row("parent", "the parent domain", "https://vod.example", sites),
        new Row("frame", "a frame of another origin", "https://stranger.example", sites, true),
        new Row("other", "an origin with another device", OTHER, sites),
        new Row("device", "another device's own page", others.url(), others.server()));
  }

  @Override
  public void close() throws IOException, GrantStoreException {
    scene.close();
    List.of(sitesHttp3, neighbourHttp3, devicesHttp3).forEach(Http3Server::close);
    List.of(plain, modern, others).forEach(Device::close);
    List.of(sites, neighbour).forEach(LabServer::close);
  }
}
