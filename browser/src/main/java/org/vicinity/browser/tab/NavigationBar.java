package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.ActionListener;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.sites.SiteZooms;
import org.vicinity.browser.sites.Visit;

/** The bar above a page: back, forward, reload, who the page is, its address, settings. */
final class NavigationBar extends JPanel {

  private final JButton back;
  private final JButton forward;
  private final JButton reload;
  private final JButton identity = new JButton();
  private final JButton zoom = new JButton();
  private final AddressField address;
  private final JProgressBar progress = new JProgressBar();
  private final Consumer<Shortcut> commands;
  private final Runnable stop;
  private boolean loading;

  /**
   * Makes the bar.
   *
   * @param commands takes what the buttons stand for
   * @param stop stops loading
   * @param go takes what was typed
   * @param suggest gives pages for what was typed
   * @param focused told that the user wants to type an address
   * @param asked told that the user wants to know with whom they deal
   */
  NavigationBar(
      Consumer<Shortcut> commands,
      Runnable stop,
      Consumer<String> go,
      Function<String, List<Visit>> suggest,
      Runnable focused,
      Runnable asked) {
    super(new BorderLayout());
    this.commands = commands;
    this.stop = stop;
    boolean leftToRight = Direction.now().isLeftToRight();
    back =
        button(
            leftToRight ? ShellIcon.BACK : ShellIcon.FORWARD,
            TabTexts.BACK.text(),
            event -> commands.accept(Shortcut.BACK));
    forward =
        button(
            leftToRight ? ShellIcon.FORWARD : ShellIcon.BACK,
            TabTexts.FORWARD.text(),
            event -> commands.accept(Shortcut.FORWARD));
    reload = button(ShellIcon.RELOAD, TabTexts.RELOAD.text(), event -> reloadOrStop());
    JButton settings =
        button(
            ShellIcon.SETTINGS,
            TabTexts.SETTINGS.text(),
            event -> commands.accept(Shortcut.SETTINGS));
    address = new AddressField(go, suggest, focused);
    identity.putClientProperty("html.disable", true);
    identity.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    identity.addActionListener(event -> asked.run());
    // Nothing is known of a page that has not begun.
    identity.setVisible(false);
    Box left = new Box(BoxLayout.LINE_AXIS);
    left.add(back);
    left.add(forward);
    left.add(reload);
    left.add(identity);
    add(left, BorderLayout.LINE_START);
    add(address, BorderLayout.CENTER);
    zoom.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    zoom.setToolTipText(TabTexts.ZOOM_RESET.text());
    zoom.setFocusable(false);
    zoom.addActionListener(event -> commands.accept(Shortcut.ZOOM_RESET));
    zoom.setVisible(false);
    Box right = new Box(BoxLayout.LINE_AXIS);
    right.add(zoom);
    right.add(settings);
    add(right, BorderLayout.LINE_END);
    progress.setIndeterminate(true);
    progress.setVisible(false);
    progress.setPreferredSize(Space.size(10, 3));
    add(progress, BorderLayout.PAGE_END);
    setBorder(Space.border(4, 6, 2, 6));
    loading(false, false, false);
  }

  private void reloadOrStop() {
    if (loading) {
      stop.run();
    } else {
      commands.accept(Shortcut.RELOAD);
    }
  }

  void loading(boolean now, boolean canGoBack, boolean canGoForward) {
    loading = now;
    back.setEnabled(canGoBack);
    forward.setEnabled(canGoForward);
    reload.setIcon((now ? ShellIcon.STOP : ShellIcon.RELOAD).icon());
    reload.setToolTipText(now ? TabTexts.STOP.text() : TabTexts.RELOAD.text());
    reload
        .getAccessibleContext()
        .setAccessibleName(now ? TabTexts.STOP.text() : TabTexts.RELOAD.text());
    progress.setVisible(now);
  }

  /** Shows an address, unless the user is typing another one. */
  void address(String url) {
    address.show(url);
  }

  /** Shows the size of the contents, unless it is the normal one. */
  void zoom(int percent) {
    zoom.setText(TabTexts.ZOOM.text(percent));
    zoom.setVisible(percent != SiteZooms.NORMAL);
  }

  void identity(SiteIdentity site) {
    identity.setText(PlainText.line(site.text(), 120));
    identity
        .getAccessibleContext()
        .setAccessibleName(TabTexts.PAGE_INFORMATION.text(PlainText.line(site.text(), 120)));
    identity.setToolTipText(PlainText.line(site.explanation(), 300));
    Color color =
        switch (site.kind()) {
          case DEVICE -> Palette.accentText();
          case INSECURE -> Palette.danger();
          case SECURE, LOCAL -> Palette.text();
        };
    ShellIcon icon =
        switch (site.kind()) {
          case DEVICE -> ShellIcon.DEVICE;
          case INSECURE -> ShellIcon.WARNING;
          case SECURE -> ShellIcon.LOCK;
          case LOCAL -> ShellIcon.COMPUTER;
        };
    identity.setForeground(color);
    identity.setIcon(icon.icon(color));
    identity.setVisible(!site.text().isEmpty());
  }

  void focusAddress() {
    // Not just in this window: the page's X window may have the keyboard.
    address.requestFocus();
    address.selectAll();
  }

  private static JButton button(ShellIcon icon, String name, ActionListener action) {
    JButton button = new JButton(icon.icon());
    button.setToolTipText(name);
    button.getAccessibleContext().setAccessibleName(name);
    button.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    button.setFocusable(false);
    button.addActionListener(action);
    return button;
  }
}
