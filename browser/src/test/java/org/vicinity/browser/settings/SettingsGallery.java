package org.vicinity.browser.settings;

import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JFrame;
import org.vicinity.browser.certificate.CertificatePane;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.KeyVault;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.memory.MemoryTransport;

/**
 * Photographs the pages of the settings: {@code SettingsGallery DIRECTORY [NAME…]}. Needs a
 * display.
 */
public final class SettingsGallery {
  private static final Revoking NOTHING =
      new Revoking() {
        @Override
        public void revoke(Collection<GrantId> ids) {}

        @Override
        public int restore(Collection<GrantId> ids) {
          return 0;
        }

        @Override
        public Duration undoTime() {
          return Duration.ofSeconds(30);
        }
      };

  private static final List<String> PAGES =
      List.of("devices", "appearance", "downloads", "privacy", "channels", "about");

  private SettingsGallery() {}

  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera(arguments);
    Path directory = Files.createTempDirectory("gallery");
    try (GrantStore empty =
            GrantStore.open(directory.resolve("empty"), Optional.of(new Keyring()));
        GrantStore full = GrantStore.open(directory.resolve("full"), Optional.of(new Keyring()));
        Preferences preferences = Preferences.open(directory.resolve("settings.json"))) {
      add(full, "https://vod.example.com", "media-server-1", "Living-room cache", "media-cache");
      add(full, "https://vod.example.com", "media-server-2", "Bedroom cache", "media-cache");
      add(full, "https://print.example.org:8443", "printer", "Office printer", "printer");
      add(full, "https://home.example.net", "cam", "<html><b>Hall\u202e camera", "camera");
      camera.inBothThemes(
          () -> {
            camera.shoot("settings-empty", () -> shown(empty, preferences, 0));
            for (int page = 0; page < PAGES.size(); page++) {
              int number = page;
              camera.shoot("settings-" + PAGES.get(page), () -> shown(full, preferences, number));
            }
            camera.shoot(
                "certificate",
                () -> {
                  JFrame frame = new JFrame("Vicinity");
                  Grant grant = full.active().get(0);
                  frame.setIconImages(ShellIcon.ofProduct());
                  CertificatePane pane = CertificatePane.of(grant);
                  pane.setBorder(Space.border(16, 18, 16, 18));
                  frame.add(pane);
                  frame.pack();
                  frame.setVisible(true);
                  return frame;
                });
          });
    }
    System.exit(0);
  }

  private static void add(GrantStore store, String origin, String label, String name, String type)
      throws Exception {
    Grant grant = GrantFixtures.pending(origin, label, name, type);
    if (label.equals("printer")) {
      grant =
          GrantFixtures.pending(
              origin,
              label,
              name,
              type,
              GrantFixtures.certificate(
                  label,
                  grant.host().value(),
                  GrantFixtures.keyPair().getPublic(),
                  Instant.now().minus(Duration.ofDays(3))));
    }
    store.begin(grant);
    store.activate(grant.id());
    if (!label.equals("cam")) {
      store.used(grant.id(), Instant.now());
    }
  }

  private static RevocationStatus revocation(Grant grant) {
    return grant.device().name().startsWith("Bedroom")
        ? new RevocationStatus.Revoked(
            Instant.parse("2026-03-01T12:00:00Z"), RevocationReason.KEY_COMPROMISE)
        : new RevocationStatus.Good(Instant.MAX);
  }

  private static Window shown(GrantStore store, Preferences preferences, int page) {
    MemoryTransport transport = new MemoryTransport();
    transport.status(new TransportStatus.Unavailable(Obstacle.NO_BLUETOOTH_ADAPTER));
    SettingsPane pane =
        new SettingsPane(
            new SettingsParts(
                new DevicesPaneParts(
                    store,
                    NOTHING,
                    List.of(transport),
                    Optional.of(new MutedOrigins()),
                    SettingsGallery::revocation,
                    Clock.systemUTC()),
                preferences,
                kinds -> new CompletableFuture<>(),
                Versions.now()));
    JFrame frame = new JFrame("Settings");
    frame.setIconImages(ShellIcon.ofProduct());
    frame.add(pane);
    frame.setSize(Space.size(1180, 760));
    frame.setVisible(true);
    pane.pageList().setSelectedIndex(page);
    return frame;
  }

  /** A keyring for as long as the pictures are taken. */
  private static final class Keyring implements KeyVault {
    private final Map<String, byte[]> keys = new HashMap<>();

    @Override
    public Optional<byte[]> load(String id) {
      return Optional.ofNullable(keys.get(id));
    }

    @Override
    public void save(String id, byte[] key) {
      keys.put(id, key.clone());
    }
  }
}
