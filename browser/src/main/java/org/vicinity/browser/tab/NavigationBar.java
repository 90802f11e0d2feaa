package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.ActionListener;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.language.Direction;

/** The bar above a page: back, forward, reload, who the page is, its address, settings. */
final class NavigationBar extends JPanel {
  private static final int LONGEST = 4096;

  private final JButton back;
  private final JButton forward;
  private final JButton reload;
  private final JButton identity = new JButton();
  private final JTextField address = new JTextField();
  private final JProgressBar progress = new JProgressBar();
  private final Consumer<Shortcut> commands;
  private final Runnable stop;
  private String shown = "";
  private boolean loading;

  /**
   * Makes the bar.
   *
   * @param commands takes what the buttons stand for
   * @param stop stops loading
   * @param go takes what was typed
   * @param focused told that the user wants to type an address
   * @param asked told that the user wants to know with whom they deal
   */
  NavigationBar(
      Consumer<Shortcut> commands,
      Runnable stop,
      Consumer<String> go,
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
    address.getAccessibleContext().setAccessibleName(TabTexts.ADDRESS.text());
    address.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, TabTexts.ADDRESS.text());
    address.addActionListener(event -> go.accept(address.getText()));
    address.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            // When the window gets the keyboard, whoever had it before gets it back: not a wish.
            if (event.getCause() != FocusEvent.Cause.ACTIVATION) {
              focused.run();
              address.selectAll();
            }
          }
        });
    identity.putClientProperty("html.disable", true);
    identity.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    identity.addActionListener(event -> asked.run());
    Box left = new Box(BoxLayout.LINE_AXIS);
    left.add(back);
    left.add(forward);
    left.add(reload);
    left.add(identity);
    add(left, BorderLayout.LINE_START);
    add(address, BorderLayout.CENTER);
    add(settings, BorderLayout.LINE_END);
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
    String text = url.equals(StartPage.URL) ? "" : PlainText.line(url, LONGEST);
    if (!address.isFocusOwner() || address.getText().equals(shown)) {
      address.setText(text);
      address.setCaretPosition(0);
    }
    shown = text;
  }

  void identity(SiteIdentity site) {
    identity.setText(PlainText.line(site.text(), 120));
    identity
        .getAccessibleContext()
        .setAccessibleName(TabTexts.PAGE_INFORMATION.text(PlainText.line(site.text(), 120)));
    identity.setToolTipText(PlainText.line(site.explanation(), 300));
    Color color =
        switch (site.kind()) {
          case DEVICE -> Palette.accent();
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
