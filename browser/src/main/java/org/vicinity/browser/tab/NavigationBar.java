package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Color;
import java.util.List;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.vicinity.browser.display.BarButton;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.sites.SiteZooms;
import org.vicinity.browser.sites.Visit;

/** The bar above a page: back, forward, reload, who the page is, its address, settings. */
final class NavigationBar extends JPanel {

  /** What the bar is used for. */
  interface Listener {
    /** Does what a button stands for. */
    void perform(Shortcut command);

    /** Stops loading. */
    void stop();

    /** Takes what was typed. */
    void go(String typed);

    /** Gives pages for what was typed. */
    List<Visit> suggestions(String typed);

    /** The user put the keyboard into the bar; {@code again} does that once more. */
    void taken(Runnable again);

    /** The user has done with the address. */
    void left();

    /** The user wants to know with whom they deal. */
    void asked();
  }

  private final IconButton back;
  private final IconButton forward;
  private final IconButton reload;
  private final BarButton identity = new BarButton();
  private final BarButton zoom = new BarButton();
  private final AddressField address;
  private final JProgressBar progress = new JProgressBar();
  private final transient Listener listener;
  private boolean loading;

  /** Makes the bar of a page of which nothing is known yet. */
  NavigationBar(Listener listener) {
    super(new BorderLayout());
    this.listener = listener;
    boolean leftToRight = Direction.now().isLeftToRight();
    back =
        new IconButton(
            leftToRight ? ShellIcon.BACK : ShellIcon.FORWARD,
            TabTexts.BACK,
            () -> listener.perform(Shortcut.BACK));
    forward =
        new IconButton(
            leftToRight ? ShellIcon.FORWARD : ShellIcon.BACK,
            TabTexts.FORWARD,
            () -> listener.perform(Shortcut.FORWARD));
    reload = new IconButton(ShellIcon.RELOAD, TabTexts.RELOAD, this::reloadOrStop);
    IconButton settings =
        new IconButton(
            ShellIcon.SETTINGS, TabTexts.SETTINGS, () -> listener.perform(Shortcut.SETTINGS));
    address =
        new AddressField(
            listener::go,
            listener::suggestions,
            () -> listener.taken(this::focusAddress),
            listener::left);
    identity.addActionListener(event -> listener.asked());
    identity.setVisible(false);
    zoom.setToolTipText(TabTexts.ZOOM_RESET.text());
    zoom.addActionListener(event -> listener.perform(Shortcut.ZOOM_RESET));
    zoom.setVisible(false);
    add(box(back, forward, reload, identity), BorderLayout.LINE_START);
    add(address, BorderLayout.CENTER);
    add(box(zoom, settings), BorderLayout.LINE_END);
    progress.setIndeterminate(true);
    progress.setVisible(false);
    progress.setPreferredSize(Space.size(10, 3));
    add(progress, BorderLayout.PAGE_END);
    setBorder(Space.border(4, 6, 2, 6));
    loading(false, false, false);
  }

  private Box box(BarButton... buttons) {
    Box box = new Box(BoxLayout.LINE_AXIS);
    for (BarButton button : buttons) {
      KeyboardWish.of(button, () -> listener.taken(button::requestFocus));
      box.add(button);
    }
    return box;
  }

  private void reloadOrStop() {
    if (loading) {
      listener.stop();
    } else {
      listener.perform(Shortcut.RELOAD);
    }
  }

  void loading(boolean now, boolean canGoBack, boolean canGoForward) {
    loading = now;
    back.setEnabled(canGoBack);
    forward.setEnabled(canGoForward);
    if (now) {
      reload.show(ShellIcon.STOP, TabTexts.STOP);
    } else {
      reload.show(ShellIcon.RELOAD, TabTexts.RELOAD);
    }
    progress.setVisible(now);
  }

  /** Shows an address, unless the user is typing another one. */
  void address(String url) {
    address.show(url);
  }

  /** Shows the size of the contents, unless it is the normal one. */
  void zoom(int percent) {
    zoom.setText(TabTexts.ZOOM.text(percent));
    zoom.getAccessibleContext().setAccessibleName(TabTexts.ZOOM_NAME.text(percent));
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
}
