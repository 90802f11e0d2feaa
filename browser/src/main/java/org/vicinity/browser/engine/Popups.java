package org.vicinity.browser.engine;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cef.browser.CefBrowser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes views of the windows that pages open. Chromium makes such a window itself, so that opener
 * and window know each other, and JCEF gives it the next Java object of its queue. All methods on
 * Chromium's UI thread, on which {@link #expect} is followed by the window at once.
 */
final class Popups {
  private static final Logger LOG = LoggerFactory.getLogger(Popups.class);

  /** A Java object in the queue, with what the window is for. */
  private record Expected(ChromiumView view, ChromiumView opener, ViewTarget target) {}

  private final Views views;
  private final Supplier<Optional<ChromiumView>> spare;
  private final Predicate<CefBrowser> register;
  private Optional<Expected> expected = Optional.empty();
  private boolean lost;

  /**
   * Makes one.
   *
   * @param spare returns a view that has no browser yet, when there is one
   * @param register puts its object into the queue; false when that is not possible
   */
  Popups(Views views, Supplier<Optional<ChromiumView>> spare, Predicate<CefBrowser> register) {
    this.views = views;
    this.spare = spare;
    this.register = register;
  }

  /**
   * A window is about to be opened.
   *
   * @return whether it may: its object is the next one. Not while another view is being made, whose
   *     object may be in the queue before
   */
  boolean expect(ChromiumView opener, ViewTarget target) {
    if (lost) {
      return false;
    }
    if (expected.isPresent()) {
      // The window before did not come, so its object is the next one still.
      expected = Optional.of(new Expected(expected.get().view(), opener, target));
      return true;
    }
    if (views.all().stream().anyMatch(ChromiumView::isBeingMade)) {
      return false;
    }
    expected =
        spare
            .get()
            .filter(view -> register.test(view.browser()))
            .map(view -> new Expected(view, opener, target));
    return expected.isPresent();
  }

  /**
   * Returns whether the engine's browser is of the kind that its object was made for. Chromium
   * itself says whether a page has opened it.
   */
  boolean fits(CefBrowser browser) {
    if (!lost && isExpected(browser) != browser.isPopup()) {
      // From here on the queue is one off, so no object can be trusted to be its page's.
      lost = true;
      LOG.error("a window got the object of another one; no more can be opened until a restart");
    }
    return !lost;
  }

  private boolean isExpected(CefBrowser browser) {
    return expected.filter(e -> e.view().browser() == browser).isPresent();
  }

  /** The engine has made a browser: when it is an opened window, its opener's tab is offered it. */
  void made(CefBrowser browser) {
    if (!isExpected(browser)) {
      return;
    }
    Expected birth = expected.get();
    expected = Optional.empty();
    ChromiumView view = birth.view();
    view.openedBy(birth.target().opener().orElse(""), birth.opener());
    views.add(browser, view);
    birth.opener().offer(new Offer(view, birth.target()), view);
    OpenerAccess.of(browser)
        .thenAccept(
            reachable -> {
              if (!reachable) {
                view.leaveFamily();
              }
            });
  }

  /** What waits for its tab. On the event thread. */
  private static final class Offer implements OpenedView {
    private final ChromiumView view;
    private final ViewTarget target;
    private boolean taken;

    Offer(ChromiumView view, ViewTarget target) {
      this.view = view;
      this.target = target;
    }

    @Override
    public ViewTarget target() {
      return target;
    }

    @Override
    public BrowserView take(ViewListener listener) {
      if (taken) {
        throw new IllegalStateException("the view was taken before");
      }
      taken = true;
      view.listener(listener);
      return view;
    }
  }
}
