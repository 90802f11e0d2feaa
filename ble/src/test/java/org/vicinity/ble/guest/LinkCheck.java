package org.vicinity.ble.guest;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.vicinity.ble.BleAnnouncement;
import org.vicinity.ble.BlePeripheral;
import org.vicinity.ble.BleTransport;
import org.vicinity.ble.bluez.BluezCentral;
import org.vicinity.ble.bluez.BluezPeripheral;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.lan.LanAnnouncement;
import org.vicinity.channel.lan.LanAnnouncer;
import org.vicinity.channel.lan.LanListener;
import org.vicinity.channel.lan.LanTransport;
import org.vicinity.channel.mdns.LocalLink;

/**
 * A device on hci0 that sends back what it gets, a central on hci1, and what may happen to them.
 */
public final class LinkCheck {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final int SMALL = 64;

  private LinkCheck() {}

  /** Runs all; the exit status says whether it went well. */
  public static void main(String[] arguments) throws Exception {
    BleAnnouncement announcement = new BleAnnouncement("Media cache", "media-cache", "", true);
    try (BlePeripheral peripheral =
            new BlePeripheral(
                BluezPeripheral.onSystemBus(Optional.of("hci0")), announcement, LinkCheck::echo);
        BleTransport transport = new BleTransport(BluezCentral.onSystemBus())) {
      peripheral.announced().get(30, TimeUnit.SECONDS);
      DiscoveredDevice device = find(transport);
      MessageChannel channel = timed("connect", () -> transport.open(device, LIMIT));
      exchange(channel, SMALL);
      exchange(channel, 2048);
      rate("BLE", exchange(channel, MessageChannel.MAX_MESSAGE));
      channel.close();
      MessageChannel again = timed("open again", () -> transport.open(device, LIMIT));
      exchange(again, SMALL);

      hci("hci1", "off");
      expect(ChannelError.CLOSED, () -> again.receive(LIMIT));
      hci("hci1", "on");
      DiscoveredDevice back = find(transport);
      exchange(transport.open(back, LIMIT), SMALL);
    }
    rate("LAN", lan());
    System.out.println("link check passed");
    System.exit(0);
  }

  private static void echo(MessageChannel channel) {
    try {
      while (true) {
        channel.send(channel.receive(Duration.ofMinutes(5)));
      }
    } catch (ChannelException e) {
      System.out.println("  device: channel ended: " + e.getMessage());
    }
  }

  private static DiscoveredDevice find(NearFieldTransport transport) throws Exception {
    CompletableFuture<DiscoveredDevice> found = new CompletableFuture<>();
    long start = System.nanoTime();
    NearFieldTransport.Discovery search =
        transport.discover(
            new DiscoveryListener() {
              @Override
              public void seen(DiscoveredDevice device) {
                System.out.println("  seen " + device);
                if (device.type().equals("media-cache")) {
                  found.complete(device);
                }
              }

              @Override
              public void lost(DiscoveredDevice device) {
                System.out.println("  lost " + device);
              }

              @Override
              public void status(TransportStatus status) {
                System.out.println("  status " + status);
              }
            });
    DiscoveredDevice device = found.get(60, TimeUnit.SECONDS);
    report("scan to device shown", start);
    search.close();
    return device;
  }

  /** Sends a message there and back; returns how long that took. */
  private static Duration exchange(MessageChannel channel, int size) throws Exception {
    byte[] message = new byte[size];
    Arrays.fill(message, (byte) size);
    long start = System.nanoTime();
    channel.send(message);
    byte[] back = channel.receive(LIMIT);
    report(size + " bytes there and back", start);
    if (!Arrays.equals(message, back)) {
      throw new AssertionError("another message came back");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void rate(String transport, Duration thereAndBack) {
    long bytes = 2L * MessageChannel.MAX_MESSAGE;
    System.out.printf(
        "%-32s %6d bytes/s%n",
        "rate over " + transport, bytes * 1_000_000_000 / thereAndBack.toNanos());
  }

  /** The same over TCP, beside it. */
  private static Duration lan() throws Exception {
    LocalLink lo = LocalLink.named("lo");
    try (LanListener listener = new LanListener(lo, 0, LinkCheck::echo);
        LanAnnouncer announcer =
            new LanAnnouncer(
                lo, new LanAnnouncement("Media cache", "media-cache", "", listener.port(), true));
        LanTransport transport = new LanTransport(lo)) {
      if (listener.port() == 0 || announcer == null) {
        throw new AssertionError("not announced");
      }
      MessageChannel channel = transport.open(find(transport), LIMIT);
      exchange(channel, SMALL);
      return exchange(channel, MessageChannel.MAX_MESSAGE);
    }
  }

  private interface Step<T> {
    T run() throws Exception;
  }

  private static <T> T timed(String what, Step<T> step) throws Exception {
    long start = System.nanoTime();
    T result = step.run();
    report(what, start);
    return result;
  }

  private static void report(String what, long start) {
    System.out.printf("%-32s %6d ms%n", what, (System.nanoTime() - start) / 1_000_000);
  }

  private static void expect(ChannelError error, Step<?> step) throws Exception {
    try {
      step.run();
      throw new AssertionError("no " + error);
    } catch (ChannelException e) {
      if (e.error() != error) {
        throw new AssertionError("not " + error, e);
      }
      System.out.println("as expected: " + e.getMessage());
    }
  }

  private static void hci(String adapter, String power) throws Exception {
    String value = "boolean:" + power.equals("on");
    int status =
        new ProcessBuilder(
                "dbus-send",
                "--system",
                "--print-reply",
                "--dest=org.bluez",
                "/org/bluez/" + adapter,
                "org.freedesktop.DBus.Properties.Set",
                "string:org.bluez.Adapter1",
                "string:Powered",
                "variant:" + value)
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new AssertionError("cannot switch " + adapter + " " + power);
    }
  }
}
