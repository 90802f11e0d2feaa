package org.vicinity.demo.device.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.MediaLibrary;
import org.vicinity.demo.device.cache.UploadLimits;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.tls.HostTls;
import org.vicinity.demo.fixture.DeviceClient;
import org.vicinity.demo.fixture.TestHost;

/** The device's web server with hosts that were paired before, and clients to ask it. */
final class RunningWeb implements AutoCloseable {
  static final UploadLimits LIMITS = new UploadLimits(1000, 2500, 4);

  final TestHost a = TestHost.of("media-server", "https://a.example");
  final TestHost b = TestHost.of("media-server", "http://localhost:8080");
  final HostTable hosts;
  final CacheFill cache;
  final UploadStore uploads;
  final DeviceHttpServer server;
  final MediaLibrary library = MediaLibrary.builtIn();
  final Map<String, PairingSecret> waiting = new ConcurrentHashMap<>();
  private final List<DeviceClient> clients = new ArrayList<>();

  RunningWeb(Path directory) throws IOException {
    HostTls tls = new HostTls();
    hosts = new HostTable(List.of(a.paired(), b.paired()), tls);
    uploads = new UploadStore(directory.resolve("uploads"), LIMITS);
    uploads.open(a.host());
    uploads.open(b.host());
    cache =
        new CacheFill(library, directory.resolve("cache"), Long.MAX_VALUE, event -> publish(event));
    server =
        new DeviceHttpServer(
            InetAddress.getLoopbackAddress(),
            0,
            tls,
            new DeviceHttpServer.Parts(
                "media-cache", hosts, new Control(), library, cache, uploads));
    server.start();
  }

  private void publish(org.vicinity.demo.device.cache.FillEvent event) {
    server.sockets().publish(event);
  }

  List<X509Certificate> authorities() {
    return List.of(a.authority().certificate(), b.authority().certificate());
  }

  DeviceClient http1() throws Exception {
    return kept(DeviceClient.http1(server.port(), authorities()));
  }

  DeviceClient http2() throws Exception {
    return kept(DeviceClient.http2(server.port(), authorities()));
  }

  private DeviceClient kept(DeviceClient client) {
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    for (DeviceClient client : clients) {
      client.close();
    }
    cache.close();
    server.close();
  }

  /** Knows the secrets in {@code waiting} for commits, and the hosts' own for removals. */
  private final class Control implements PairingControl {
    @Override
    public boolean commit(String host, PairingSecret secret) {
      return waiting.remove(host, secret);
    }

    @Override
    public boolean remove(String host, PairingSecret secret) {
      boolean known = hosts.paired(host).filter(each -> each.secret().matches(secret)).isPresent();
      if (known) {
        hosts.remove(host);
      }
      return known;
    }
  }
}
