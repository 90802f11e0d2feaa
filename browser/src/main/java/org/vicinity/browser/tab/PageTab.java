package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Image;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.OpenedView;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.PageMenu;
import org.vicinity.browser.engine.Permission;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.SignIn;
import org.vicinity.browser.engine.ViewListener;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.session.SavedTab;
import org.vicinity.browser.sites.Visit;
import org.vicinity.certstore.grant.Grant;

/** One tab with a page in it. On the event thread. */
final class PageTab extends JPanel implements ViewListener {
  private static final int MOST_SUGGESTIONS = 7;

  /** What a page that asks is left with. */
  private static final Set<Shortcut> LEAVING =
      EnumSet.of(Shortcut.BACK, Shortcut.FORWARD, Shortcut.RELOAD, Shortcut.RELOAD_ALL);

  private final BrowserWindow window;
  private final TabServices services;
  private final NavigationBar bar;
  private final ProblemPane problem = new ProblemPane(() -> perform(Shortcut.RELOAD));
  private final NoticeBar notices = new NoticeBar(this::taken);
  private final Printing printing;
  private final Refusals refusals = new Refusals(notices);
  private final TabSignIns signIns;
  private final TabStage stage;
  private final MenuStand menus;
  private final BrowserView view;
  private final TabKeyboard keyboard;
  private final TabZoom zoom;
  private final FindBar find;
  private final QuestionBar questions;
  private String url;
  private String title = "";
  private boolean titled;
  private boolean settled;

  /** Whether the page at the address is there: before, nothing is known of its connection. */
  private boolean arrived;

  PageTab(BrowserWindow window, TabServices services, ViewTarget target) {
    this(window, services, target, listener -> services.engine().open(target, listener));
  }

  /** Makes the tab of a window that a page has opened. */
  PageTab(BrowserWindow window, TabServices services, OpenedView opened) {
    this(window, services, opened.target(), opened::take);
  }

  private PageTab(
      BrowserWindow window,
      TabServices services,
      ViewTarget target,
      Function<ViewListener, BrowserView> views) {
    super(new BorderLayout());
    this.window = window;
    this.services = services;
    this.url = target.url();
    bar = new NavigationBar(new Navigating());
    view = views.apply(this);
    signIns =
        new TabSignIns(
            () -> Hosts.of(url).orElse(""),
            this::sceneFocused,
            () -> show(TabStage.Scene.SIGN_IN),
            () -> show(TabStage.Scene.PAGE));
    stage = new TabStage(view, problem, signIns.pane());
    menus = new MenuStand(stage);
    keyboard = new TabKeyboard(view, stage::focusScene, window.keyboard());
    stage.onArrival(keyboard::toPage);
    zoom = new TabZoom(view, services.zooms(), bar::zoom);
    printing = new Printing(this, view, notices);
    find = new FindBar(view, this::findFocused, keyboard::toPage);
    questions = new QuestionBar(this::questionFocused, this::questioned);
    Box bars = new Box(BoxLayout.PAGE_AXIS);
    bars.add(bar);
    bars.add(find);
    bars.add(notices);
    bars.add(questions);
    add(bars, BorderLayout.PAGE_START);
    add(stage, BorderLayout.CENTER);
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

  /** Returns the title, marked while the page waits for an answer. */
  String caption() {
    return questions.isAsking() ? TabTexts.ASKING.text(title) : title;
  }

  void focusAddress() {
    taken(bar::focusAddress);
    bar.focusAddress();
  }

  private void taken(Runnable again) {
    keyboard.taken(again);
  }

  /** Returns what stands above the page, from the top. */
  List<Area> bars() {
    return List.of(
        new Area(bar, this::focusAddress),
        new Area(find, find::focusField),
        new Area(notices, notices::focus),
        new Area(questions, questions::focusAnswer));
  }

  /** Gives the keyboard to the page, or to what is shown in its place. */
  void enter() {
    keyboard.toPage();
  }

  private void findFocused() {
    taken(
        () -> {
          if (find.isVisible()) {
            find.focusField();
          } else {
            keyboard.toPage();
          }
        });
  }

  private void questionFocused() {
    keyboard.taken(
        () -> {
          if (questions.isAsking()) {
            questions.focusAnswer();
          } else {
            keyboard.toPage();
          }
        });
  }

  /** The page asks something, or does not any more. */
  private void questioned() {
    window.titleChanged(this);
    if (questions.isAsking()) {
      questionFocused();
      if (isShowing()) {
        questions.focusAnswer();
      }
    } else {
      keyboard.toPage();
    }
  }

  /** What stands in the page's place has the keyboard as the page would. */
  private void sceneFocused() {
    if (!keyboard.isPages()) {
      keyboard.toPage();
    }
  }

  private void show(TabStage.Scene scene) {
    stage.show(scene);
    if (keyboard.isPages()) {
      stage.focusScene();
    }
  }

  /** The tab is shown, or its window has got the keyboard: gives it to whoever had it. */
  void focus() {
    zoom.refresh();
    if (!menus.isOpen()) {
      keyboard.restore();
    }
  }

  /** A new view takes the keyboard when it is made, also from somebody who types an address. */
  void keepAddressFocused() {
    focusAddress();
    keyboard.keep();
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

  /** Closes, if the page has nothing against it; a page that asks already is not asked again. */
  void requestClose() {
    if (questions.isAsking()) {
      questions.forget();
      view.close();
    } else {
      view.requestClose();
    }
  }

  private void go(String typed) {
    if (typed.isBlank()) {
      return;
    }
    AddressText.url(typed)
        .ifPresentOrElse(
            address -> {
              questions.forget();
              view.load(address);
              keyboard.toPage();
            },
            () ->
                show(
                    new Problem(
                        TabTexts.NO_ADDRESS.text(), TabTexts.NO_ADDRESS_ADVICE.text(), typed),
                    TabTexts.RELOAD));
  }

  /** Does what one tab can do on its own. */
  void perform(Shortcut shortcut) {
    if (LEAVING.contains(shortcut)) {
      questions.forget();
    }
    switch (shortcut) {
      case ADDRESS -> focusAddress();
      case BACK -> view.back();
      case FORWARD -> view.forward();
      case RELOAD -> reload(true);
      case RELOAD_ALL -> reload(false);
      case FIND -> find.open();
      case FIND_NEXT -> find.next(true);
      case FIND_PREVIOUS -> find.next(false);
      case ZOOM_IN -> zoom.larger();
      case ZOOM_OUT -> zoom.smaller();
      case ZOOM_RESET -> zoom.reset();
      case PRINT -> printing.start();
      case DEVELOPER_TOOLS -> view.developerTools();
      default -> throw new IllegalArgumentException(shortcut + " is not a tab's to do");
    }
  }

  private boolean failed() {
    return stage.scene() == TabStage.Scene.PROBLEM;
  }

  private void reload(boolean cache) {
    if (failed()) {
      view.load(url);
    } else {
      view.reload(cache);
    }
  }

  @Override
  public void created(int id) {
    window.windows().created(id, window);
  }

  @Override
  public void title(String text) {
    if (!failed()) {
      titled = true;
      retitle(text);
      services.history().titled(url, text);
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
    identify();
    window.pageChanged();
    if (!titled) {
      retitle(now.equals(StartPage.URL) ? TabTexts.NEW_TAB.text() : now);
    }
  }

  private void identify() {
    bar.identity(arrived ? SiteIdentity.of(url, services.byHost()) : SiteIdentity.ofTheBrowser());
  }

  @Override
  public void loading(boolean now, boolean canGoBack, boolean canGoForward) {
    bar.loading(now, canGoBack, canGoForward);
    if (!now) {
      keyboard.loaded();
      settle();
    }
  }

  @Override
  public void committed(String now) {
    titled = false;
    arrived = true;
    identify();
    find.close();
    refusals.forget();
    questions.forget();
    signIns.forget();
    zoom.committed(now);
    services.history().visited(now);
    window.iconChanged(this, Optional.empty());
    show(TabStage.Scene.PAGE);
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
    questions.forget();
    signIns.forget();
    Optional<String> host = Hosts.of(failure.url());
    Optional<Grant> device = host.flatMap(services.byHost());
    Problem words =
        Problem.of(
            failure,
            device.map(grant -> grant.origin().serialized()),
            host.flatMap(services.refusal()));
    if (failure.kind() != LoadFailure.Kind.BLOCKED) {
      address(failure.url());
      window.iconChanged(this, Optional.empty());
    }
    show(words, failure.kind() == LoadFailure.Kind.CRASHED ? TabTexts.RELOAD : TabTexts.TRY_AGAIN);
    settle();
  }

  private void show(Problem words, TabTexts again) {
    arrived = false;
    identify();
    problem.show(words, again);
    show(TabStage.Scene.PROBLEM);
    retitle(words.title());
  }

  @Override
  public void popup(ViewTarget target) {
    window.open(target, this);
  }

  @Override
  public void linkAside(ViewTarget target) {
    window.openAside(target, this);
  }

  @Override
  public void opened(OpenedView opened) {
    window.open(opened, this);
  }

  @Override
  public void dialog(PageDialog dialog) {
    // Only the user leaves a page; a page's own questions wait until its tab is looked at.
    if (dialog.kind() == PageDialog.Kind.LEAVE) {
      window.select(this);
    }
    questions.ask(dialog);
  }

  @Override
  public void signIn(SignIn wanted) {
    signIns.ask(wanted);
  }

  @Override
  public void refused(Permission permission, String asker) {
    refusals.add(permission, asker);
  }

  @Override
  public void printWanted() {
    // A page that nobody looks at opens no window.
    if (isShowing()) {
      printing.start();
    }
  }

  @Override
  public void icon(Image image) {
    window.iconChanged(this, Optional.of(new TabIcon(image)));
  }

  @Override
  public void shortcut(Shortcut shortcut) {
    window.perform(shortcut);
  }

  @Override
  public void gotFocus() {
    keyboard.pageTook();
  }

  @Override
  public void menu(PageMenu menu) {
    view.focus(false);
    menus.show(
        PageMenus.of(menu, view, link -> linkAside(ViewTarget.byPage(link, url)), this::perform),
        view.component(),
        menu.x(),
        menu.y(),
        () -> SwingUtilities.invokeLater(this::focus));
  }

  @Override
  public void status(String text) {
    window.status(PlainText.line(text, 200));
  }

  /** What the user does in the bar. */
  private final class Navigating implements NavigationBar.Listener {
    @Override
    public void perform(Shortcut command) {
      window.perform(command);
    }

    @Override
    public void stop() {
      view.stop();
    }

    @Override
    public void go(String typed) {
      PageTab.this.go(typed);
    }

    @Override
    public List<Visit> suggestions(String typed) {
      return services.history().suggestions(typed, MOST_SUGGESTIONS);
    }

    @Override
    public void taken(Runnable again) {
      PageTab.this.taken(again);
    }

    @Override
    public void left() {
      enter();
    }

    @Override
    public void asked() {
      showInfo();
    }
  }

  @Override
  public void closed() {
    questions.forget();
    signIns.forget();
    view.id().ifPresent(window.windows()::closed);
    window.remove(this);
  }
}
