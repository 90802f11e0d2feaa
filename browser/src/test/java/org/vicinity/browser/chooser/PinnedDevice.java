package org.vicinity.browser.chooser;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.memory.MemoryTransport;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.DeviceSide;
import org.vicinity.channel.pairing.PairingRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.channel.pairing.PairingServer;
import org.vicinity.channel.pairing.PairingSettings;

/** A device with the real protocol on a memory transport; good up to the open session. */
final class PinnedDevice implements AutoCloseable {
  static final String NAME = "Living-room cache";

  final MemoryTransport transport = new MemoryTransport();
  private final PairingServer server;

  PinnedDevice(String pin) {
    server =
        new PairingServer(
            new PairingSettings(
                pin, Duration.ofMinutes(5), Duration.ofMinutes(10), PairingSettings.MAX_FAILURES),
            new NotAskedFor());
    transport.put(device("first", NAME), server::serve);
  }

  /** Completes when a browser may begin. */
  CompletableFuture<Boolean> becomesPairable() {
    CompletableFuture<Boolean> pairable = new CompletableFuture<>();
    server.onPairableChanged(
        now -> {
          if (now) {
            pairable.complete(true);
          }
        });
    if (server.pairable()) {
      pairable.complete(true);
    }
    return pairable;
  }

  static DiscoveredDevice device(String address, String name) {
    return new DiscoveredDevice(
        MemoryTransport.NAME,
        address,
        name,
        "media-cache",
        "Acme",
        OptionalInt.empty(),
        true,
        Instant.EPOCH);
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }

  /** No test here goes further than the session. */
  private static final class NotAskedFor implements DeviceSide {
    @Override
    public CertificateRequest prepare(PairingRequest request, byte[] channelBinding)
        throws ChannelException {
      throw new UnsupportedOperationException();
    }

    @Override
    public void install(List<X509Certificate> chain, X509Certificate authority) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void allow(String origin, PairingSecret secret) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void commit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rollback() {}
  }
}
