package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.cef.browser.CefBrowser;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.gate.DeviceNavigations;
import org.vicinity.browser.real.Recorder;

/** What is told to JCEF, and in which order. */
class LifeSpanTest {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Recorder listener = new Recorder();
  private final Views views = new Views();
  private final LifeSpan lifeSpan =
      new LifeSpan(
          views,
          new DeviceNavigations(host -> Optional.empty()),
          new Popups(views, Optional::empty, object -> true),
          made -> {},
          gone -> {});
  private final CefBrowser browser = recordedBrowser();
  private final ChromiumView view =
      new ChromiumView(browser, ViewTarget.byUser("about:blank"), listener, () -> {});

  private CefBrowser recordedBrowser() {
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
                  case "getIdentifier" -> 7;
                  case "isPopup" -> false;
                  case "onBeforeClose" -> {
                    // Whatever was told before comes now.
                    SwingUtilities.invokeAndWait(() -> {});
                    calls.add("onBeforeClose, listener told: " + !listener.closed.isEmpty());
                    yield null;
                  }
                  default -> {
                    calls.add(method.getName());
                    yield null;
                  }
                });
  }

  private void open() {
    views.add(browser, view);
    lifeSpan.onAfterCreated(browser);
  }

  @Test
  void aBrowserIsNotedAsClosedBeforeItsComponentMayLeave() throws Exception {
    open();
    lifeSpan.onBeforeClose(browser);
    Recorder.next(listener.closed);
    assertThat(calls).containsExactly("onBeforeClose, listener told: false");
  }

  @Test
  void aBrowserThatIsGoneIsToldNothing() throws Exception {
    open();
    view.stop();
    assertThat(calls).containsExactly("stopLoad");
    lifeSpan.onBeforeClose(browser);
    calls.clear();
    view.stop();
    view.load("https://example.com/");
    view.focus(false);
    view.find("text", true);
    view.requestClose();
    view.close();
    assertThat(view.count("text")).isCompletedExceptionally();
    assertThat(view.print(java.nio.file.Path.of("file.pdf"))).isCompletedExceptionally();
    assertThat(calls).isEmpty();
  }
}
