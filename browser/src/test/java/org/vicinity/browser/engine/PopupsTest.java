package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import org.cef.browser.CefBrowser;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.real.Recorder;

/** Which Java object an opened window gets; the engine itself is OpenerTest's. */
class PopupsTest {
  private static final ViewTarget TARGET =
      ViewTarget.byPage("https://b.example/", "https://a.example/");

  private final Views views = new Views();
  private final List<CefBrowser> queue = new ArrayList<>();
  private final Popups popups = popups(true);
  private final ChromiumView opener = view(browser(false));

  private Popups popups(boolean popup) {
    return new Popups(views, () -> Optional.of(view(browser(popup))), queue::add);
  }

  private static CefBrowser browser(boolean popup) {
    JPanel component = new JPanel();
    return (CefBrowser)
        Proxy.newProxyInstance(
            CefBrowser.class.getClassLoader(),
            new Class<?>[] {CefBrowser.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getUIComponent" -> component;
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "isPopup" -> popup;
                  case "getIdentifier" -> 7;
                  default -> null;
                });
  }

  private static ChromiumView view(CefBrowser browser) {
    return new ChromiumView(
        browser, ViewTarget.byUser("https://a.example/"), new Recorder(), () -> {});
  }

  @Test
  void anExpectedWindowFitsOnce() {
    assertThat(popups.expect(opener, TARGET)).isTrue();
    CefBrowser made = queue.get(0);
    assertThat(popups.fits(made)).isTrue();
    popups.made(made);
    assertThat(views.of(made)).isPresent();
    assertThat(popups.fits(made)).as("the same object for another window").isFalse();
  }

  @Test
  void aTabDoesNotGetAnOpenedWindow() {
    assertThat(popups.fits(browser(true))).isFalse();
  }

  @Test
  void anOpenedWindowsObjectDoesNotGetATab() {
    Popups tabs = popups(false);
    tabs.expect(opener, TARGET);
    assertThat(tabs.fits(queue.get(0))).isFalse();
    assertThat(tabs.fits(browser(false))).as("the next one, whose object is another's").isFalse();
    assertThat(tabs.expect(opener, TARGET)).isFalse();
  }

  @Test
  void aWindowThatDidNotComeLeavesItsObjectToTheNextOne() {
    popups.expect(opener, TARGET);
    assertThat(popups.expect(opener, TARGET)).isTrue();
    assertThat(queue).hasSize(1);
  }

  @Test
  void noObjectNoWindow() {
    assertThat(new Popups(views, Optional::empty, queue::add).expect(opener, TARGET)).isFalse();
    Popups refusing = new Popups(views, () -> Optional.of(view(browser(true))), object -> false);
    assertThat(refusing.expect(opener, TARGET)).isFalse();
  }
}
