package org.vicinity.browser.settings;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.memory.MemoryTransport;

/**
 * Photographs the devices' settings, in both themes: {@code SettingsGallery DIRECTORY}. For people
 * to look at; needs a display.
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

  private SettingsGallery() {}

  public static void main(String[] arguments) throws Exception {
    File directory = new File(arguments[0]);
    try (GrantStore empty = GrantStore.open(Files.createTempDirectory("gallery"));
        GrantStore full = GrantStore.open(Files.createTempDirectory("gallery"))) {
      add(full, "https://vod.example.com", "media-server-1", "Living-room cache", "media-cache");
      add(full, "https://vod.example.com", "media-server-2", "Bedroom cache", "media-cache");
      add(full, "https://print.example.org:8443", "printer", "Office printer", "printer");
      add(full, "https://home.example.net", "cam", "<html><b>Hall\u202e camera", "camera");
      for (boolean dark : List.of(false, true)) {
        SwingUtilities.invokeAndWait(
            () -> {
              if (dark) {
                FlatDarkLaf.setup();
              } else {
                FlatLightLaf.setup();
              }
            });
        String theme = dark ? "dark" : "light";
        photograph(directory, theme + "-settings-empty", empty);
        photograph(directory, theme + "-settings", full);
      }
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

  private static void photograph(File directory, String name, GrantStore store) throws Exception {
    MemoryTransport transport = new MemoryTransport();
    transport.status(
        new TransportStatus.Unavailable(
            "this computer has no Bluetooth adapter",
            "plug a Bluetooth adapter in, or use another way to reach the device"));
    MutedOrigins muted = new MutedOrigins();
    JFrame[] frame = new JFrame[1];
    DevicesPane[] pane = new DevicesPane[1];
    SwingUtilities.invokeAndWait(
        () -> {
          frame[0] = new JFrame("Settings");
          pane[0] =
              new DevicesPane(
                  new DevicesPaneParts(
                      store,
                      NOTHING,
                      List.of(transport),
                      Optional.of(muted),
                      SettingsGallery::revocation,
                      Clock.systemUTC()));
          frame[0].add(pane[0]);
          frame[0].setSize(1180, 760);
          frame[0].setVisible(true);
          if (pane[0].grants().table().getRowCount() > 0) {
            pane[0].grants().table().setRowSelectionInterval(0, 0);
            pane[0].undo().offer(List.of(store.active().get(1)), NOTHING.undoTime());
          }
        });
    Robot robot = new Robot();
    robot.waitForIdle();
    robot.delay(500);
    Rectangle bounds = frame[0].getBounds();
    ImageIO.write(robot.createScreenCapture(bounds), "png", new File(directory, name + ".png"));
    SwingUtilities.invokeAndWait(frame[0]::dispose);
  }
}
