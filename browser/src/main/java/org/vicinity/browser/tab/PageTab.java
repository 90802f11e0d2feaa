package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.PageMenu;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewListener;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.session.SavedTab;
import org.vicinity.certstore.grant.Grant;

/** One tab with a page in it. On the event thread. */
final class PageTab extends JPanel implements ViewListener {
  private static final String PAGE = "page";
  private static final String PROBLEM = "problem";
  private static final int MOST_ZOOM = 8;

  private final BrowserWindow window;
  private final TabServices services;
  private final NavigationBar bar;
  private final CardLayout cards = new CardLayout();
  private final JPanel contents = new JPanel(cards);
  private final MenuStand menus = new MenuStand(contents);
  private final ProblemPane problem = new ProblemPane(() -> perform(Shortcut.RELOAD));
  private final BrowserView view;
  private String url;
  private String title = "";
  private boolean titled;
  private boolean settled;
  private boolean failed;
  private boolean pageHasKeyboard = true;
  private boolean keepAddress;
  private int zoom;

  PageTab(BrowserWindow window, TabServices services, ViewTarget target) {
    super(new BorderLayout());
    this.window = window;
    this.services = services;
    this.url = target.url();
    bar =
        new NavigationBar(
            window::perform, this::stop, this::go, this::addressFocused, this::showInfo);
    view = services.engine().open(target, this);
    contents.add(view.component(), PAGE);
    contents.add(problem, PROBLEM);
    add(bar, BorderLayout.PAGE_START);
    add(contents, BorderLayout.CENTER);
    address(target.url());
  }

  /** Makes a tab of an earlier run, with the title that its page had. */
  static PageTab restored(BrowserWindow window, TabServices services, SavedTab saved) {
    PageTab tab = new PageTab(window, services, ViewTarget.byUser(saved.url()));
    tab.titled = !saved.title().isBlank();
    tab.title = tab.titled ? PlainText.line(saved.title(), 200) : tab.title;
    return tab;
  }

  /** Returns what is to be opened again; empty when nothing is. */
  Optional<SavedTab> saved() {
    return SavedTab.of(url, title);
  }

  BrowserView view() {
    return view;
  }

  String title() {
    return title;
  }

  void focusAddress() {
    addressFocused();
    bar.focusAddress();
  }

  private void addressFocused() {
    pageHasKeyboard = false;
    view.focus(false);
  }

  /** The tab is shown, or its window has got the keyboard: gives it to whoever had it. */
  void focus() {
    if (menus.isOpen()) {
      return;
    }
    if (!pageHasKeyboard) {
      bar.focusAddress();
    } else if (failed) {
      problem.focus();
    } else {
      view.focus(true);
    }
  }

  /** A new view takes the keyboard when it is made, also from somebody who types an address. */
  void keepAddressFocused() {
    keepAddress = true;
    focusAddress();
  }

  private void showInfo() {
    PageInfo info = PageInfo.of(url, services.byHost(), services.devicesOf());
    if (PageInfoDialog.revokes(this, info)) {
      info.device()
          .ifPresent(
              device ->
                  services
                      .revoke()
                      .apply(List.of(device.id()))
                      .whenComplete(
                          (done, failed) -> SwingUtilities.invokeLater(() -> reload(true))));
    }
    focus();
  }

  private void stop() {
    view.stop();
  }

  private void go(String typed) {
    AddressText.url(typed)
        .ifPresentOrElse(
            address -> {
              view.load(address);
              pageHasKeyboard = true;
              view.focus(true);
            },
            () ->
                show(
                    new Problem(
                        TabTexts.NO_ADDRESS.text(), TabTexts.NO_ADDRESS_ADVICE.text(), typed)));
  }

  /** Does what one tab can do on its own. */
  void perform(Shortcut shortcut) {
    switch (shortcut) {
      case ADDRESS -> focusAddress();
      case BACK -> view.back();
      case FORWARD -> view.forward();
      case RELOAD -> reload(true);
      case RELOAD_ALL -> reload(false);
      case ZOOM_IN -> zoom(Math.min(zoom + 1, MOST_ZOOM));
      case ZOOM_OUT -> zoom(Math.max(zoom - 1, -MOST_ZOOM));
      case ZOOM_RESET -> zoom(0);
      default -> throw new IllegalArgumentException(shortcut + " is not a tab's to do");
    }
  }

  private void reload(boolean cache) {
    if (failed) {
      view.load(url);
    } else {
      view.reload(cache);
    }
  }

  private void zoom(int steps) {
    zoom = steps;
    view.zoom(steps);
  }

  @Override
  public void created(int id) {
    window.windows().created(id, window);
  }

  @Override
  public void title(String text) {
    if (!failed) {
      titled = true;
      retitle(text);
    }
  }

  private void retitle(String text) {
    title = PlainText.line(text, 200);
    window.titleChanged(this);
  }

  @Override
  public void address(String now) {
    url = now;
    bar.address(now);
    bar.identity(SiteIdentity.of(now, services.byHost()));
    window.pageChanged();
    if (!titled) {
      retitle(now.equals(StartPage.URL) ? TabTexts.NEW_TAB.text() : now);
    }
  }

  @Override
  public void loading(boolean now, boolean canGoBack, boolean canGoForward) {
    bar.loading(now, canGoBack, canGoForward);
    if (!now) {
      keepAddress = false;
      settle();
    }
  }

  @Override
  public void committed(String now) {
    titled = false;
    failed = false;
    cards.show(contents, PAGE);
    if (pageHasKeyboard && isShowing()) {
      view.focus(true);
    }
    settle();
  }

  /** The first page is there, or is known not to come. */
  private void settle() {
    if (!settled) {
      settled = true;
      window.windows().settled();
    }
  }

  @Override
  public void failed(LoadFailure failure) {
    Optional<String> host = Hosts.of(failure.url());
    Optional<Grant> device = host.flatMap(services.byHost());
    Problem words =
        Problem.of(
            failure,
            device.map(grant -> grant.origin().serialized()),
            host.flatMap(services.refusal()));
    if (failure.kind() != LoadFailure.Kind.BLOCKED) {
      failed = true;
      address(failure.url());
    }
    show(words);
    settle();
  }

  private void show(Problem words) {
    problem.show(words);
    cards.show(contents, PROBLEM);
    if (pageHasKeyboard && isShowing()) {
      view.focus(false);
      problem.focus();
    }
    retitle(words.title());
  }

  @Override
  public void popup(ViewTarget target) {
    window.open(target);
  }

  @Override
  public void dialog(PageDialog dialog) {
    // Whoever answers has to see which page asks.
    window.select(this);
    PageDialogs.show(this, dialog, address -> Hosts.of(address).orElse(TabTexts.THIS_PAGE.text()));
  }

  @Override
  public void shortcut(Shortcut shortcut) {
    window.perform(shortcut);
  }

  @Override
  public void gotFocus() {
    if (keepAddress) {
      focusAddress();
    } else {
      pageHasKeyboard = true;
    }
  }

  @Override
  public void menu(PageMenu menu) {
    view.focus(false);
    menus.show(
        PageMenus.of(menu, view, link -> window.open(ViewTarget.byPage(link, url)), this::perform),
        view.component(),
        menu.x(),
        menu.y(),
        () -> SwingUtilities.invokeLater(this::focus));
  }

  @Override
  public void download(String fileName, OptionalInt percent, boolean done) {
    // Without a name it is not known yet where it goes, or the user has declined.
    if (!fileName.isEmpty()) {
      window.download(PlainText.line(fileName, 80), percent, done);
    }
  }

  @Override
  public void status(String text) {
    window.status(PlainText.line(text, 200));
  }

  @Override
  public void closed() {
    view.id().ifPresent(window.windows()::closed);
    window.remove(this);
  }
}
