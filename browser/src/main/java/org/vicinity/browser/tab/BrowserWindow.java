package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JToolBar;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;

/** A window with tabs. On the event thread. */
final class BrowserWindow extends JFrame {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserWindow.class);
  private static final String PRODUCT = "Vicinity";
  private static final int LONGEST_TAB_TITLE = 28;

  private final transient Windows windows;
  private final transient TabServices services;
  private final JTabbedPane tabs = new JTabbedPane();
  private final JLabel status = new JLabel(" ");
  private final JLabel banner = new JLabel(TabTexts.AUTOMATED.text());

  BrowserWindow(Windows windows, TabServices services) {
    super(PRODUCT);
    this.windows = windows;
    this.services = services;
    tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSABLE, true);
    tabs.putClientProperty(
        FlatClientProperties.TABBED_PANE_TAB_CLOSE_TOOLTIPTEXT, TabTexts.CLOSE_TAB.text());
    BiConsumer<JTabbedPane, Integer> close = (pane, index) -> close(pane.getComponentAt(index));
    tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSE_CALLBACK, close);
    tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TRAILING_COMPONENT, newTabButton());
    tabs.addChangeListener(
        event -> {
          retitle();
          focusSelected();
        });
    status.putClientProperty("html.disable", true);
    status.setBorder(Space.border(1, 8, 1, 8));
    banner.setHorizontalAlignment(SwingConstants.CENTER);
    banner.setBorder(Space.border(4, 8, 4, 8));
    banner.setVisible(services.automated());
    add(banner, BorderLayout.PAGE_START);
    add(tabs, BorderLayout.CENTER);
    add(status, BorderLayout.PAGE_END);
    bindKeys();
    setIconImages(ShellIcon.ofProduct());
    setSize(Space.size(1200, 820));
    // Not by platform: AWT would not know where it is, and menus would be beside the mark.
    setLocationRelativeTo(null);
    setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
    WindowAdapter listener =
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            requestClose();
          }

          @Override
          public void windowGainedFocus(WindowEvent event) {
            focusSelected();
          }
        };
    addWindowListener(listener);
    addWindowFocusListener(listener);
  }

  private JComponent newTabButton() {
    JToolBar bar = new JToolBar();
    bar.setFloatable(false);
    bar.setBorder(null);
    JButton button = new JButton(ShellIcon.ADD.icon());
    button.setToolTipText(TabTexts.NEW_TAB.text());
    button.getAccessibleContext().setAccessibleName(TabTexts.NEW_TAB.text());
    button.setFocusable(false);
    button.addActionListener(event -> perform(Shortcut.NEW_TAB));
    bar.add(button);
    return bar;
  }

  private void bindKeys() {
    for (Shortcut shortcut : Shortcut.values()) {
      for (KeyStroke key : shortcut.keys()) {
        getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, shortcut);
        // The tabbed pane and text fields have their own ideas of some of these keys.
        tabs.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, shortcut);
      }
      AbstractAction action =
          new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
              perform(shortcut);
            }
          };
      getRootPane().getActionMap().put(shortcut, action);
      tabs.getActionMap().put(shortcut, action);
    }
  }

  Windows windows() {
    return windows;
  }

  /** Opens a tab and shows it. */
  void open(ViewTarget target) {
    PageTab tab = new PageTab(this, services, target);
    tabs.addTab(caption(tab.title()), tab);
    tabs.setSelectedComponent(tab);
    if (target.url().equals(StartPage.URL)) {
      tab.keepAddressFocused();
    }
  }

  void showSettings() {
    for (Component tab : tabs.getComponents()) {
      if (tab instanceof SettingsTab) {
        show(tab);
        return;
      }
    }
    SettingsTab tab = new SettingsTab(services.settings().get());
    tabs.addTab(TabTexts.SETTINGS.text(), tab);
    show(tab);
  }

  /** Paints at once, so that whoever reads the line in the log finds it on the screen. */
  private void show(Component settings) {
    tabs.setSelectedComponent(settings);
    validate();
    tabs.paintImmediately(0, 0, tabs.getWidth(), tabs.getHeight());
    tabs.getToolkit().sync();
    LOG.info("settings shown");
  }

  void perform(Shortcut shortcut) {
    switch (shortcut) {
      case NEW_TAB -> open(ViewTarget.byUser(StartPage.URL));
      case CLOSE_TAB -> close(tabs.getSelectedComponent());
      case NEXT_TAB -> select(1);
      case PREVIOUS_TAB -> select(-1);
      case SETTINGS -> showSettings();
      case QUIT -> windows.quit();
      default -> {
        if (tabs.getSelectedComponent() instanceof PageTab tab) {
          tab.perform(shortcut);
        }
      }
    }
  }

  void select(PageTab tab) {
    tabs.setSelectedComponent(tab);
  }

  private void select(int step) {
    int count = tabs.getTabCount();
    if (count > 0) {
      tabs.setSelectedIndex(Math.floorMod(tabs.getSelectedIndex() + step, count));
    }
  }

  private void close(Component tab) {
    if (tab instanceof PageTab page) {
      page.view().requestClose();
    } else if (tab != null) {
      remove((JComponent) tab);
    }
  }

  /** Asks every page to close; the window goes with the last. */
  void requestClose() {
    List<Component> all = new ArrayList<>();
    for (int i = 0; i < tabs.getTabCount(); i++) {
      all.add(tabs.getComponentAt(i));
    }
    all.forEach(this::close);
  }

  void remove(JComponent tab) {
    tabs.remove(tab);
    if (tabs.getTabCount() == 0) {
      windows.closed(this);
      dispose();
    }
  }

  void titleChanged(PageTab tab) {
    int index = tabs.indexOfComponent(tab);
    if (index >= 0) {
      tabs.setTitleAt(index, caption(tab.title()));
      tabs.setToolTipTextAt(index, tab.title());
      retitle();
    }
  }

  private static String caption(String title) {
    return PlainText.line(title, LONGEST_TAB_TITLE);
  }

  private void focusSelected() {
    Component tab = tabs.getSelectedComponent();
    if (tab instanceof PageTab page) {
      page.focus();
    } else if (tab != null) {
      tab.requestFocus();
    }
  }

  private void retitle() {
    Component tab = tabs.getSelectedComponent();
    String title = tab instanceof PageTab page ? page.title() : TabTexts.SETTINGS.text();
    setTitle(title.isBlank() ? PRODUCT : TabTexts.WINDOW_TITLE.text(title.strip()));
    status(" ");
  }

  void status(String text) {
    status.setText(text.isEmpty() ? " " : text);
  }

  void download(String name, OptionalInt percent, boolean done) {
    if (done) {
      status(TabTexts.DOWNLOAD_ENDED.text(name));
    } else if (percent.isPresent()) {
      status(TabTexts.DOWNLOADING.text(name, percent.getAsInt()));
    } else {
      status(TabTexts.DOWNLOADING_UNKNOWN.text(name));
    }
  }
}
