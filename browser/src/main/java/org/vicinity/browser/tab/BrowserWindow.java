package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.KeyboardFocusManager;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.download.DownloadsButton;
import org.vicinity.browser.download.DownloadsPane;
import org.vicinity.browser.engine.OpenedView;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.session.SavedTab;
import org.vicinity.browser.session.SavedWindow;
import org.vicinity.browser.session.Session;

/** A window with tabs. On the event thread. */
final class BrowserWindow extends JFrame implements TabStrip.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserWindow.class);
  private static final String PRODUCT = "Vicinity";
  private static final int LONGEST_TAB_TITLE = 28;

  private final transient Windows windows;
  private final transient TabServices services;
  private final TabStrip tabs;

  /** The tab that was opened last from the one that is shown. */
  private transient Optional<JComponent> lastAside = Optional.empty();

  private final transient WindowKeyboard keyboard = new WindowKeyboard(this::takeFromPage);
  private final transient MenuStand menus;
  private final DownloadsButton downloads;
  private final JLabel status = new JLabel(" ");
  private final JLabel banner = new JLabel(TabTexts.AUTOMATED.text());

  BrowserWindow(Windows windows, TabServices services) {
    super(PRODUCT);
    this.windows = windows;
    this.services = services;
    tabs = new TabStrip(this, newTabButton(), TabTexts.CLOSE_TAB.text());
    menus = new MenuStand(tabs.row());
    downloads = new DownloadsButton(services.downloads(), () -> perform(Shortcut.DOWNLOADS));
    keyboard.watch(tabs.row());
    keyboard.watch(downloads);
    status.putClientProperty("html.disable", true);
    status.setBorder(Space.border(1, 8, 1, 8));
    banner.setHorizontalAlignment(SwingConstants.CENTER);
    banner.setBorder(Space.border(4, 8, 4, 8));
    banner.setVisible(services.automated());
    add(banner, BorderLayout.PAGE_START);
    add(tabs, BorderLayout.CENTER);
    JPanel last = new JPanel(new BorderLayout());
    last.add(status, BorderLayout.CENTER);
    last.add(downloads, BorderLayout.LINE_END);
    add(last, BorderLayout.PAGE_END);
    WindowKeys.bind(getRootPane(), tabs.row(), this::perform, this::entered);
    setIconImages(ShellIcon.ofProduct());
    setSize(Space.size(1200, 820));
    // Not by platform: AWT would not know where it is, and menus would be beside the mark.
    setLocationRelativeTo(null);
    setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
    WindowAdapter listener =
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            windows.closeByUser(BrowserWindow.this);
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
    IconButton button =
        new IconButton(ShellIcon.ADD, TabTexts.NEW_TAB, () -> perform(Shortcut.NEW_TAB));
    keyboard.watch(button);
    // As wide as itself, and not as the rest of the row.
    Box box = new Box(BoxLayout.LINE_AXIS);
    box.add(button);
    return box;
  }

  Windows windows() {
    return windows;
  }

  /** Opens a tab behind all others and shows it. */
  void open(ViewTarget target) {
    open(target, tabs.tabs().size());
  }

  /** Opens a tab beside the one whose page asked for it, and shows it. */
  void open(ViewTarget target, PageTab opener) {
    open(target, tabs.tabs().indexOf(opener) + 1);
  }

  private void open(ViewTarget target, int index) {
    PageTab tab = new PageTab(this, services, target);
    add(tab, index);
    tabs.select(tab);
    if (target.url().equals(StartPage.URL)) {
      tab.keepAddressFocused();
    }
  }

  /**
   * Opens a tab beside the one with the link that the user followed, behind those that were opened
   * from there just before. Its page is loaded meanwhile.
   */
  void openAside(ViewTarget target, PageTab opener) {
    List<JComponent> all = tabs.tabs();
    JComponent before = lastAside.filter(all::contains).orElse(opener);
    PageTab tab = new PageTab(this, services, target);
    add(tab, all.indexOf(before) + 1);
    tab.view().begin();
    lastAside = Optional.of(tab);
  }

  /** Shows a window that a page has opened, as a tab beside that page's. */
  void open(OpenedView opened, PageTab opener) {
    PageTab tab = new PageTab(this, services, opened);
    add(tab, tabs.tabs().indexOf(opener) + 1);
    tabs.select(tab);
  }

  /** Opens the tabs of an earlier run; each is loaded when it is looked at. */
  void restore(SavedWindow saved) {
    for (SavedTab tab : saved.tabs()) {
      add(PageTab.restored(this, services, tab), tabs.tabs().size());
    }
    tabs.selectAt(saved.selected());
  }

  private void reopen() {
    services
        .session()
        .closedTabs()
        .take()
        .ifPresent(
            closed -> {
              PageTab tab = PageTab.restored(this, services, closed.tab());
              add(tab, closed.index());
              tabs.select(tab);
            });
  }

  private void add(PageTab tab, int index) {
    tabs.add(tab, caption(tab.title()), index);
    titleChanged(tab);
    windows.changed(Session.Change.LIVE);
  }

  /** Returns what is to be opened again; empty when nothing is. */
  Optional<SavedWindow> saved() {
    List<SavedTab> saved = new ArrayList<>();
    int selected = 0;
    for (JComponent tab : tabs.tabs()) {
      if (tabs.selected().filter(shown -> shown == tab).isPresent()) {
        selected = saved.size();
      }
      if (tab instanceof PageTab page) {
        page.saved().ifPresent(saved::add);
      }
    }
    return saved.isEmpty() ? Optional.empty() : Optional.of(new SavedWindow(saved, selected));
  }

  /** Paints at once, so that whoever reads the line in the log finds it on the screen. */
  void showSettings() {
    showPane(TabTexts.SETTINGS, services.settings());
    validate();
    tabs.paintImmediately(0, 0, tabs.getWidth(), tabs.getHeight());
    tabs.getToolkit().sync();
    LOG.info("settings shown");
  }

  private void showPane(TabTexts title, Supplier<JComponent> contents) {
    keyboard.toTab();
    tabs.select(
        tabs.tabs().stream()
            .filter(tab -> tab instanceof PaneTab pane && pane.title() == title)
            .findFirst()
            .orElseGet(
                () -> {
                  PaneTab made = new PaneTab(title, contents.get());
                  tabs.add(made, title.text(), tabs.tabs().size());
                  return made;
                }));
    focusSelected();
  }

  void perform(Shortcut shortcut) {
    switch (shortcut) {
      case NEW_TAB -> open(ViewTarget.byUser(StartPage.URL));
      case NEW_WINDOW -> windows.open(ViewTarget.byUser(StartPage.URL));
      case CLOSE_TAB -> tabs.selected().ifPresent(this::closeWanted);
      case REOPEN_TAB -> reopen();
      case NEXT_TAB -> tabs.step(1);
      case PREVIOUS_TAB -> tabs.step(-1);
      case MOVE_TAB_FORWARD -> tabs.moveSelected(1);
      case MOVE_TAB_BACK -> tabs.moveSelected(-1);
      case TAB_1, TAB_2, TAB_3, TAB_4, TAB_5, TAB_6, TAB_7, TAB_8 ->
          tabs.selectAt(shortcut.ordinal() - Shortcut.TAB_1.ordinal());
      case LAST_TAB -> tabs.selectAt(Integer.MAX_VALUE);
      case SETTINGS -> showSettings();
      case DOWNLOADS -> showPane(TabTexts.DOWNLOADS, () -> new DownloadsPane(services.downloads()));
      case FULL_SCREEN -> FullScreen.toggle(this);
      case QUIT -> windows.quit();
      case NEXT_AREA -> stepArea(1);
      case PREVIOUS_AREA -> stepArea(-1);
      default -> page().ifPresent(page -> page.perform(shortcut));
    }
  }

  private Optional<PageTab> page() {
    return tabs.selected().filter(PageTab.class::isInstance).map(PageTab.class::cast);
  }

  private void stepArea(int steps) {
    List<Area> areas = new ArrayList<>();
    page().ifPresent(page -> areas.addAll(page.bars()));
    areas.add(Math.min(1, areas.size()), new Area(tabs.row(), () -> keyboard.give(tabs.row())));
    areas.add(new Area(downloads, () -> keyboard.give(downloads)));
    tabs.selected().ifPresent(tab -> areas.add(new Area(tab, this::entered)));
    Area.step(areas, KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner(), steps);
  }

  private void takeFromPage() {
    page().ifPresent(page -> page.view().focus(false));
  }

  WindowKeyboard keyboard() {
    return keyboard;
  }

  /** Gives the keyboard to the contents of the selected tab. */
  @Override
  public void entered() {
    keyboard.toTab();
    page().ifPresentOrElse(PageTab::enter, this::focusSelected);
  }

  @Override
  public void menuWanted(JComponent tab, int x, int y) {
    boolean byKey = tabs.row().isFocusOwner();
    takeFromPage();
    menus.show(
        TabMenu.of(tab, tabs, this::closeWanted, this::perform),
        tabs.row(),
        x,
        y,
        () -> {
          if (!byKey) {
            keyboard.toTab();
          }
          SwingUtilities.invokeLater(this::focusSelected);
        });
  }

  void select(PageTab tab) {
    tabs.select(tab);
  }

  @Override
  public void selected() {
    lastAside = Optional.empty();
    retitle();
    focusSelected();
    windows.changed(Session.Change.PASSIVE);
  }

  @Override
  public void moved() {
    windows.changed(Session.Change.LIVE);
  }

  @Override
  public void closeWanted(JComponent tab) {
    if (tab instanceof PageTab page) {
      page.requestClose();
    } else {
      remove(tab);
    }
  }

  private void remember(SavedTab saved, JComponent tab) {
    services.session().closedTabs().add(saved, tabs.tabs().indexOf(tab));
  }

  /** Asks every page to close; the window goes with the last. */
  void requestClose() {
    for (JComponent tab : tabs.tabs()) {
      if (tab instanceof PageTab page) {
        page.requestClose();
      } else {
        remove(tab);
      }
    }
  }

  void remove(JComponent tab) {
    if (tab instanceof PageTab page) {
      page.saved().ifPresent(saved -> remember(saved, tab));
    }
    tabs.remove(tab);
    windows.changed(Session.Change.PASSIVE);
    if (tabs.tabs().isEmpty()) {
      windows.closed(this);
      dispose();
    }
  }

  void titleChanged(PageTab tab) {
    tabs.label(tab, caption(tab.caption()), tab.caption());
    retitle();
    windows.changed(Session.Change.PASSIVE);
  }

  void iconChanged(PageTab tab, Optional<Icon> icon) {
    tabs.icon(tab, icon);
  }

  /** A tab shows another page than before. */
  void pageChanged() {
    windows.changed(Session.Change.LIVE);
  }

  private static String caption(String title) {
    return PlainText.line(title, LONGEST_TAB_TITLE);
  }

  private void focusSelected() {
    if (menus.isOpen() || keyboard.restore()) {
      return;
    }
    tabs.selected()
        .ifPresent(
            tab -> {
              if (tab instanceof PageTab page) {
                page.focus();
              } else if (tab instanceof PaneTab pane) {
                pane.focus();
              }
            });
  }

  private void retitle() {
    String title =
        tabs.selected()
            .map(tab -> tab instanceof PageTab page ? page.title() : ((PaneTab) tab).title().text())
            .orElse("");
    setTitle(title.isBlank() ? PRODUCT : TabTexts.WINDOW_TITLE.text(title.strip()));
    status(" ");
  }

  void status(String text) {
    status.setText(text.isEmpty() ? " " : text);
  }
}
