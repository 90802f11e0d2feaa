package org.vicinity.browser.chooser;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.ChannelBadge;
import org.vicinity.browser.display.DeviceIcon;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Signal;
import org.vicinity.browser.display.SignalIcon;
import org.vicinity.browser.display.Space;

/** Draws one device: picture, name over detail, badges of its channels. */
final class DeviceRowRenderer extends JPanel implements ListCellRenderer<DeviceRow> {
  private static final int ICON = 40;

  private final Map<DeviceKind, DeviceIcon> icons = new EnumMap<>(DeviceKind.class);
  private final JLabel picture = new JLabel();
  private final JLabel name = new JLabel();
  private final JLabel detail = new JLabel();
  private final JLabel signal = new JLabel();
  private final Map<Channel, ChannelBadge> badges = new EnumMap<>(Channel.class);

  DeviceRowRenderer() {
    super(new BorderLayout(Space.of(12), 0));
    setBorder(Space.border(8, 10, 8, 10));
    for (JLabel label : List.of(name, detail)) {
      label.putClientProperty("html.disable", true);
      label.setAlignmentX(LEFT_ALIGNMENT);
    }
    name.setFont(name.getFont().deriveFont(Font.BOLD, name.getFont().getSize2D() * 1.05f));
    detail.setFont(detail.getFont().deriveFont(detail.getFont().getSize2D() * 0.94f));
    JPanel texts = new JPanel();
    texts.setLayout(new BoxLayout(texts, BoxLayout.Y_AXIS));
    texts.setOpaque(false);
    texts.add(Box.createVerticalGlue());
    texts.add(name);
    texts.add(Space.down(2));
    texts.add(detail);
    texts.add(Box.createVerticalGlue());
    JPanel right = new JPanel(new GridBagLayout());
    right.setOpaque(false);
    right.add(signal);
    GridBagConstraints gap = new GridBagConstraints();
    gap.insets = Space.insets(0, 6, 0, 0);
    for (Channel channel : Channel.values()) {
      ChannelBadge badge = new ChannelBadge();
      badge.setChannel(channel);
      badges.put(channel, badge);
      right.add(badge, gap);
    }
    add(picture, BorderLayout.LINE_START);
    add(texts, BorderLayout.CENTER);
    add(right, BorderLayout.LINE_END);
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends DeviceRow> list, DeviceRow row, int index, boolean selected, boolean focus) {
    // A tint rather than the theme's selection colour, on which pictures and badges vanish.
    Color back = list.getBackground();
    setBackground(selected ? Palette.blend(Palette.accent(), back, 0.24) : back);
    fill(row, list.getForeground());
    return this;
  }

  /** Shows a device outside of a list, too. */
  void fill(DeviceRow row, Color text) {
    picture.setIcon(icons.computeIfAbsent(row.kind(), kind -> new DeviceIcon(kind, ICON)));
    picture.setBackground(getBackground());
    name.setText(row.name());
    name.setForeground(text);
    detail.setText(row.detail().isEmpty() ? " " : row.detail());
    detail.setForeground(
        row.pairable() ? Palette.blend(text, getBackground(), 0.72) : Palette.warning());
    signal.setIcon(row.signal() == Signal.NONE ? null : new SignalIcon(row.signal()));
    signal.setForeground(text);
    signal.setBackground(getBackground());
    badges.forEach(
        (channel, badge) -> {
          badge.setVisible(row.channels().contains(channel));
          badge.setForeground(text);
          badge.setBackground(getBackground());
        });
    getAccessibleContext().setAccessibleName(row.words());
  }
}
