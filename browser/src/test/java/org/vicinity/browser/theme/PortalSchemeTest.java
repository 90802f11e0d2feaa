package org.vicinity.browser.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real client library on a bus of the test's own, and a portal that the test plays. */
class PortalSchemeTest {
  @TempDir Path directory;
  private EmbeddedDBusDaemon bus;
  private String address;
  private Optional<DBusConnection> served = Optional.empty();

  /** A portal whose preference the test sets. */
  private static final class Portal implements PortalApi.Settings {
    private volatile Variant<?> answer;

    Portal(Variant<?> answer) {
      this.answer = answer;
    }

    @Override
    public Variant<?> Read(String namespace, String key) {
      return namespace.equals(PortalApi.NAMESPACE) && key.equals(PortalApi.KEY)
          ? answer
          : new Variant<>("?");
    }

    @Override
    public String getObjectPath() {
      return PortalApi.PATH;
    }
  }

  @BeforeEach
  void bus() throws Exception {
    address = "unix:path=" + directory.resolve("bus");
    bus = new EmbeddedDBusDaemon(address + ",listen=true");
    bus.startInBackgroundAndWait(30_000);
  }

  @AfterEach
  void end() throws Exception {
    served.ifPresent(DBusConnection::disconnect);
    bus.close();
  }

  private Portal serve(Variant<?> answer) throws Exception {
    Portal portal = new Portal(answer);
    DBusConnection connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    connection.requestBusName(PortalApi.BUS_NAME);
    connection.exportObject(PortalApi.PATH, portal);
    served = Optional.of(connection);
    return portal;
  }

  private static Variant<?> number(int value) {
    return new Variant<>(new UInt32(value));
  }

  @Test
  void thePortalsPreferenceIsRead() throws Exception {
    Portal portal = serve(new Variant<>(number(1)));
    try (PortalScheme scheme = new PortalScheme(Optional.of(address))) {
      assertThat(scheme.read()).hasValue(Scheme.DARK);
      portal.answer = number(2);
      assertThat(scheme.read()).hasValue(Scheme.LIGHT);
      portal.answer = new Variant<>(number(0));
      assertThat(scheme.read()).as("no preference").isEmpty();
      portal.answer = new Variant<>("dark");
      assertThat(scheme.read()).as("of a wrong type").isEmpty();
    }
  }

  @Test
  void changesAreHeard() throws Exception {
    Portal portal = serve(new Variant<>(number(2)));
    Semaphore heard = new Semaphore(0);
    try (PortalScheme scheme = new PortalScheme(Optional.of(address))) {
      scheme.onChange(heard::release);
      assertThat(scheme.read()).hasValue(Scheme.LIGHT);
      portal.answer = new Variant<>(number(1));
      served
          .orElseThrow()
          .sendMessage(
              new PortalApi.Settings.SettingChanged(
                  PortalApi.PATH, PortalApi.NAMESPACE, PortalApi.KEY, number(1)));
      assertThat(heard.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      assertThat(scheme.read()).hasValue(Scheme.DARK);
    }
  }

  @Test
  void noPortalAndNoBusMeanNoPreference() throws Exception {
    try (PortalScheme scheme = new PortalScheme(Optional.of(address))) {
      assertThat(scheme.read()).isEmpty();
    }
    try (PortalScheme scheme =
        new PortalScheme(Optional.of("unix:path=" + directory.resolve("nobody")))) {
      assertThat(scheme.read()).isEmpty();
    }
  }
}
