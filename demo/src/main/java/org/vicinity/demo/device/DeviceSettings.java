package org.vicinity.demo.device;

import java.nio.file.Path;
import java.util.Optional;
import org.vicinity.ble.BleAnnouncement;
import org.vicinity.channel.SightingTag;
import org.vicinity.channel.lan.LanAnnouncement;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.pairing.PairingSettings;
import org.vicinity.demo.device.cache.UploadLimits;

/**
 * How one device is set up.
 *
 * @param name what people see in the browser's chooser
 * @param type what pages filter by, such as {@code media-cache}
 * @param vendor its maker
 * @param pairing the PIN and the limits of a pairing
 * @param nearField how browsers find it to be paired
 * @param link the network it lives on
 * @param httpsPort the port of its web server, 0 for any
 * @param state where it keeps pairings, cache and uploads
 * @param productDirectory where its product certificate and key are
 * @param library a folder of films to play besides the one that it comes with
 * @param fillRate how fast the cache is filled, in bytes per second
 * @param uploads how much pages may store
 */
public record DeviceSettings(
    String name,
    String type,
    String vendor,
    PairingSettings pairing,
    NearField nearField,
    LocalLink link,
    int httpsPort,
    Path state,
    Path productDirectory,
    Optional<Path> library,
    long fillRate,
    UploadLimits uploads) {

  /** Returns what the device says of itself on the network. */
  LanAnnouncement announcement(int port, boolean pairable, Optional<SightingTag> tag) {
    return new LanAnnouncement(name, type, vendor, port, pairable, tag);
  }

  /**
   * Returns what it says of itself over Bluetooth.
   *
   * @throws IllegalArgumentException when the type is too long for that
   */
  BleAnnouncement announcement(boolean pairable, Optional<SightingTag> tag) {
    return new BleAnnouncement(name, type, vendor, pairable, tag);
  }
}
