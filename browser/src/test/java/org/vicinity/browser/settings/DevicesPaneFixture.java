package org.vicinity.browser.settings;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.channel.memory.MemoryTransport;

/** The settings of devices in a real window over a real store. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class DevicesPaneFixture {
  static final String VOD = "https://vod.example.com";
  static final String PRINT = "https://print.example.org";

  @TempDir Path directory;

  final List<GrantId> revoked = new CopyOnWriteArrayList<>();
  final List<String> questions = new ArrayList<>();
  final MemoryTransport transport = new MemoryTransport();
  final MutedOrigins muted = new MutedOrigins();
  boolean answer = true;
  Clock clock = Clock.systemUTC();
  volatile RevocationStatus revocation = new RevocationStatus.Good(Instant.MAX);
  GrantStore store;
  JFrame frame;
  DevicesPane pane;

  @BeforeEach
  void openStore() throws Exception {
    Screen.required();
    store = GrantStore.open(directory);
  }

  @AfterEach
  void closeAll() throws Exception {
    if (store != null) {
      Screen.clear();
      store.close();
    }
    transport.close();
  }

  void open() throws Exception {
    open(this::remove);
  }

  void open(Consumer<Collection<GrantId>> revoke) throws Exception {
    Screen.run(
        () -> {
          FlatLightLaf.setup();
          pane =
              new DevicesPane(
                  new DevicesPaneParts(
                      store,
                      new Revoking() {
                        @Override
                        public void revoke(Collection<GrantId> ids) {
                          revoke.accept(ids);
                        }

                        @Override
                        public int restore(Collection<GrantId> ids) {
                          try {
                            return store.restore(ids).size();
                          } catch (GrantStoreException failed) {
                            throw new IllegalStateException(failed);
                          }
                        }

                        @Override
                        public Duration undoTime() {
                          return Duration.ofHours(1);
                        }
                      },
                      List.of(transport),
                      Optional.of(muted),
                      grant -> revocation,
                      clock),
                  (above, text) -> {
                    questions.add(text);
                    return answer;
                  });
          frame = new JFrame("Settings");
          frame.add(pane);
          frame.setSize(1100, 760);
          frame.setVisible(true);
        });
  }

  void remove(Collection<GrantId> ids) {
    try {
      revoked.addAll(ids);
      store.revoke(ids, Instant.now());
    } catch (GrantStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  Grant grant(String origin, String label, String name, String type) throws Exception {
    Grant grant = GrantFixtures.pending(origin, label, name, type);
    store.begin(grant);
    store.activate(grant.id());
    return grant;
  }

  JTable table() {
    return pane.grants().table();
  }

  int rows() {
    return table().getRowCount();
  }

  void select(int row) throws Exception {
    Screen.run(() -> table().setRowSelectionInterval(row, row));
  }

  static void press(JButton button) throws Exception {
    Screen.run(button::doClick);
  }

  Component cell(int row, int column) {
    return table().prepareRenderer(table().getCellRenderer(row, column), row, column);
  }

  List<String> texts(int row) throws Exception {
    return Screen.on(
        () -> {
          List<String> texts = new ArrayList<>();
          for (int column = 0; column < table().getColumnCount(); column++) {
            texts.add(((JLabel) cell(row, column)).getText());
          }
          return texts;
        });
  }

  boolean shows(String text) {
    return Screen.all((Container) pane, JTextArea.class).stream()
        .anyMatch(area -> area.isShowing() && area.getText().equals(text));
  }

  static String name(Component part) {
    return Optional.ofNullable(part.getAccessibleContext().getAccessibleName()).orElse("");
  }
}
