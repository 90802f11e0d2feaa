package org.vicinity.browser.settings;

import java.awt.FlowLayout;
import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.ChannelBadge;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.browser.search.ChannelSearch;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport;

/**
 * Which channels can search for devices now, and what to do about those that cannot. A transport
 * says so only while it searches, so it does while this is on the screen.
 */
final class ChannelsPanel extends JPanel {
  private static final int WIDTH = 560;

  private final List<NearFieldTransport> transports;
  private final JPanel lines = new JPanel();
  private final Executor background =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "settings-channels");
            thread.setDaemon(true);
            return thread;
          });
  private ChannelSearch search;

  ChannelsPanel(List<NearFieldTransport> transports) {
    this.transports = transports;
    this.search = newSearch();
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    lines.setLayout(new BoxLayout(lines, BoxLayout.Y_AXIS));
    lines.setAlignmentX(LEFT_ALIGNMENT);
    JLabel title = new JLabel(SettingsTexts.CHANNELS.text());
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    title.setAlignmentX(LEFT_ALIGNMENT);
    add(title);
    add(Space.down(6));
    add(lines);
    fill();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    search = newSearch();
    search.start();
    fill();
  }

  @Override
  public void removeNotify() {
    search.close();
    super.removeNotify();
  }

  /** Returns what is shown, by channel. */
  Map<Channel, String> shown() {
    Map<Channel, String> shown = new LinkedHashMap<>();
    search.searching().forEach(channel -> shown.put(channel, SettingsTexts.CHANNEL_UNKNOWN.text()));
    search.confirmed().forEach(channel -> shown.put(channel, SettingsTexts.CHANNEL_ON.text()));
    search.notices().forEach(notice -> shown.put(notice.channel(), notice.text()));
    return shown;
  }

  /** Asks the transports anew, such as after one was switched on. */
  void searchAgain() {
    if (isDisplayable()) {
      search.close();
      search = newSearch();
      search.start();
      fill();
    }
  }

  private ChannelSearch newSearch() {
    return new ChannelSearch(transports, SwingUtilities::invokeLater, background, new StatusOnly());
  }

  private void fill() {
    lines.removeAll();
    Map<Channel, String> shown = shown();
    shown.forEach((channel, text) -> lines.add(line(channel, text)));
    if (shown.isEmpty()) {
      lines.add(new JLabel(SettingsTexts.NO_CHANNELS.text()));
    }
    revalidate();
    repaint();
  }

  private JComponent line(Channel channel, String text) {
    ChannelBadge badge = new ChannelBadge();
    badge.setChannel(channel);
    WrappedText words = new WrappedText(WIDTH);
    words.setText(text);
    if (!text.equals(SettingsTexts.CHANNEL_ON.text())
        && !text.equals(SettingsTexts.CHANNEL_UNKNOWN.text())) {
      words.setForeground(Palette.warning());
    }
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, Space.of(3)));
    line.setAlignmentX(LEFT_ALIGNMENT);
    line.add(badge);
    line.add(Space.across(10));
    line.add(words);
    line.getAccessibleContext().setAccessibleName(channel.label() + ": " + text);
    return line;
  }

  /** What is found does not matter here. */
  private final class StatusOnly implements ChannelSearch.Listener {
    @Override
    public void seen(NearFieldTransport by, DiscoveredDevice device) {}

    @Override
    public void lost(NearFieldTransport by, DiscoveredDevice device) {}

    @Override
    public void channelsChanged() {
      fill();
    }
  }
}
