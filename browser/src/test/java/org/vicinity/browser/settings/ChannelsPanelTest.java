package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.search.ChannelNotice;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/** What the settings say of a channel before and after its transport answered. */
@Tag("browser")
class ChannelsPanelTest {
  /** Bluetooth that has not said yet whether there is an adapter. */
  private static final class Slow implements NearFieldTransport {
    final CompletableFuture<DiscoveryListener> asked = new CompletableFuture<>();

    @Override
    public String name() {
      return "ble";
    }

    @Override
    public Discovery discover(DiscoveryListener listener) {
      asked.complete(listener);
      return () -> {};
    }

    @Override
    public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
      throw new ChannelException(ChannelError.UNREACHABLE);
    }

    @Override
    public void close() {}
  }

  private final Slow bluetooth = new Slow();
  private JFrame frame;
  private ChannelsPanel panel;

  @AfterEach
  void close() throws Exception {
    Screen.run(() -> frame.dispose());
  }

  @Test
  void saysThatAChannelIsOnOnlyWhenItsTransportSaidSo() throws Exception {
    open();
    DiscoveryListener listener = bluetooth.asked.get(30, TimeUnit.SECONDS);
    assertThat(Screen.on(() -> shows(SettingsTexts.CHANNEL_UNKNOWN.text()))).isTrue();
    listener.status(new TransportStatus.Searching());
    Screen.until("it is on", () -> shows(SettingsTexts.CHANNEL_ON.text()));
  }

  @Test
  void doesNotSayFirstThatAChannelIsOnThatHasNoAdapter() throws Exception {
    open();
    DiscoveryListener listener = bluetooth.asked.get(30, TimeUnit.SECONDS);
    assertThat(Screen.on(() -> shows(SettingsTexts.CHANNEL_UNKNOWN.text()))).isTrue();
    listener.status(new TransportStatus.Unavailable(Obstacle.NO_BLUETOOTH_ADAPTER));
    ChannelNotice notice = new ChannelNotice(Channel.BLUETOOTH, Obstacle.NO_BLUETOOTH_ADAPTER);
    Screen.until("it is not on", () -> shows(notice.text()));
  }

  /** On the event dispatch thread. */
  private boolean shows(String text) {
    return panel.shown().equals(Map.of(Channel.BLUETOOTH, text));
  }

  private void open() throws Exception {
    Screen.run(
        () -> {
          panel = new ChannelsPanel(List.of(bluetooth));
          frame = new JFrame("Channels");
          frame.add(panel);
          frame.pack();
          frame.setVisible(true);
        });
  }
}
