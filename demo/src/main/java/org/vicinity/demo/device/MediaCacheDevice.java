package org.vicinity.demo.device;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BlePeripheral;
import org.vicinity.ble.bluez.BluezPeripheral;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.SightingTag;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.channel.lan.LanAnnouncer;
import org.vicinity.channel.lan.LanListener;
import org.vicinity.channel.mdns.MdnsResponder;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.channel.pairing.PairingServer;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.FillEvent;
import org.vicinity.demo.device.cache.MediaLibrary;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.PairedHost;
import org.vicinity.demo.device.host.PairedHostFiles;
import org.vicinity.demo.device.http.DeviceHttpServer;
import org.vicinity.demo.device.http.PairingControl;
import org.vicinity.demo.device.tls.HostTls;
import org.vicinity.demo.maker.ProductFactory;
import org.vicinity.demo.maker.ProductIdentity;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * A running media cache: everything that the packages below provide, started in the order in which
 * one part needs another, and stopped in reverse. The channel module's {@link PairingServer} speaks
 * the near-field protocol, {@link DevicePairing} does what it asks for, and {@link
 * DeviceHttpServer} serves what came of it.
 */
public final class MediaCacheDevice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaCacheDevice.class);

  private static final String PAIRINGS = "pairings";
  private static final String UPLOADS = "uploads";

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final HostTable hosts;
  private final DeviceHttpServer web;
  private final DevicePairing side;
  private final PairingServer pairing;
  private final OptionalInt pairingPort;

  /** What is said on both ways, when there are two. */
  private Optional<SightingTags> tags = Optional.empty();

  /**
   * Starts a device; returns when browsers can find it and reach the hosts that were paired before.
   *
   * @throws org.vicinity.demo.http.PortTakenException when the HTTPS port cannot be had
   * @throws IOException when the state cannot be read or the network is down
   */
  public MediaCacheDevice(DeviceSettings settings, Clock clock) throws IOException {
    try {
      ProductIdentity product = ProductFactory.open(settings.productDirectory(), clock);
      Path state = settings.state();
      PairedHostFiles files = new PairedHostFiles(state.resolve(PAIRINGS));
      UploadStore uploads = new UploadStore(state.resolve(UPLOADS), settings.uploads());
      HostTls tls = new HostTls();
      List<PairedHost> committed = files.load();
      hosts = new HostTable(committed, tls);
      for (PairedHost host : committed) {
        uploads.open(host.host());
      }

      MediaLibrary library =
          settings.library().isPresent()
              ? MediaLibrary.of(settings.library().get())
              : MediaLibrary.builtIn();
      CacheFill cache =
          closing(
              new CacheFill(library, state.resolve("cache"), settings.fillRate(), this::publish));

      web =
          closing(
              new DeviceHttpServer(
                  settings.link().address(),
                  settings.httpsPort(),
                  tls,
                  new DeviceHttpServer.Parts(
                      settings.type(), hosts, new Control(), library, cache, uploads)));
      web.start();
      cache.start();

      HostNames names =
          closing(
              new HostNames(
                  new MdnsResponder(settings.link()),
                  web.port(),
                  host -> hosts.paired(host).isPresent()));
      side =
          new DevicePairing(
              AttestationSigner.es256(product.key(), product.chain()),
              hosts,
              files,
              uploads,
              names,
              clock);
      pairing = closing(new PairingServer(settings.pairing(), side));
      names.announceAll(committed.stream().map(PairedHost::host).toList());

      if (settings.nearField().ble() && settings.nearField().lan()) {
        tags = Optional.of(closing(new SightingTags(SightingTags.LIFE)));
      }
      if (settings.nearField().ble()) {
        offerOverBluetooth(settings);
      }
      pairingPort =
          settings.nearField().lan() ? OptionalInt.of(offerOverLan(settings)) : OptionalInt.empty();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Forgets all pairings and uploads of a device that is not running. */
  public static void reset(Path state) throws IOException {
    // The pairings first, keys and all: an upload folder without its pairing is reached by nobody.
    PrivateFiles.removeAtOnce(state.resolve(PAIRINGS));
    PrivateFiles.removeAtOnce(state.resolve(UPLOADS));
  }

  private int offerOverLan(DeviceSettings settings) throws IOException {
    LanListener listener = closing(new LanListener(settings.link(), 0, this::serve));
    LanAnnouncer announcer =
        closing(
            new LanAnnouncer(
                settings.link(),
                settings.announcement(listener.port(), pairing.pairable(), tag())));
    whenAnnouncedAnew(
        pairable -> announcer.update(settings.announcement(listener.port(), pairable, tag())));
    return listener.port();
  }

  /** Does not wait for an adapter: the service appears when Bluetooth is switched on. */
  private void offerOverBluetooth(DeviceSettings settings) throws IOException {
    try {
      BlePeripheral peripheral =
          closing(
              new BlePeripheral(
                  BluezPeripheral.onSystemBus(settings.nearField().adapter()),
                  settings.announcement(pairing.pairable(), tag()),
                  this::serve));
      whenAnnouncedAnew(pairable -> peripheral.update(settings.announcement(pairable, tag())));
    } catch (ChannelException e) {
      throw new IOException(
          "Bluetooth needs BlueZ on the system bus (Debian package bluez): " + e.getMessage(), e);
    } catch (IllegalArgumentException unfit) {
      throw new IOException("over Bluetooth: " + unfit.getMessage(), unfit);
    }
  }

  private Optional<SightingTag> tag() {
    return tags.map(SightingTags::current);
  }

  /** Has it told whether the device is pairable, whenever that or the tag changes. */
  private void whenAnnouncedAnew(Consumer<Boolean> announce) {
    pairing.onPairableChanged(announce::accept);
    tags.ifPresent(each -> each.onChange(() -> announce.accept(pairing.pairable())));
  }

  private <T extends AutoCloseable> T closing(T part) {
    running.push(part);
    return part;
  }

  private void publish(FillEvent event) {
    web.sockets().publish(event);
  }

  /**
   * Serves a near-field channel, of any transport, until it is done. The device's own LAN listener
   * calls this; a test calls it for channels in memory.
   */
  public void serve(MessageChannel channel) {
    pairing.serve(channel);
  }

  /** Opens pairing mode again: what the button on the device does. */
  public void restartPairingMode() {
    pairing.restartPairingMode();
  }

  /** Returns the port of the web server. */
  public int httpsPort() {
    return web.port();
  }

  /** Returns the port of the near-field listener on the LAN, if it has one. */
  public OptionalInt pairingPort() {
    return pairingPort;
  }

  /** Returns the pairings that were committed and not removed. */
  public List<PairedHost> pairings() {
    return hosts.all();
  }

  /**
   * Stops: a pairing that is not committed is rolled back, all names are withdrawn with a goodbye,
   * all connections end. Idempotent, does not throw.
   */
  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }

  private final class Control implements PairingControl {
    @Override
    public boolean commit(String host, PairingSecret secret) {
      // A browser that lost the first answer asks again, maybe after the device was restarted.
      return pairing.commit(host, secret)
          || hosts.paired(host).filter(each -> each.secret().matches(secret)).isPresent();
    }

    @Override
    public boolean remove(String host, PairingSecret secret) {
      return side.remove(host, secret);
    }
  }
}
