package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.demo.walkthrough.Part;

/** A page that asks for choosers without end gets three, and the browser stays usable. */
@Tag("browser")
class PromptSpamIT {
  private static final Pattern SHOWN = Pattern.compile("step 2: ");
  private static final int CLICKS = 100;
  private static final int REQUESTS_A_CLICK = 10;

  /** A button that asks ten times at each click, and a table of what came of it. */
  private static final String SPAM =
      """
      requests => {
        const button = document.createElement('button');
        button.id = 'spam';
        button.textContent = 'spam';
        button.style.cssText = 'position:fixed;top:0;left:0;z-index:9999';
        window.outcomes = {};
        const count = name => window.outcomes[name] = (window.outcomes[name] ?? 0) + 1;
        button.onclick = () => {
          window.controller = new AbortController();
          const options = {acceptAllDevices: true, signal: window.controller.signal};
          for (let i = 0; i < requests; i++) {
            navigator.localDevices.requestDevice(options).then(() => count('shown'), e => count(e.name));
          }
        };
        document.body.append(button);
      }
      """;

  private Scene scene;
  private String address;
  private Part browser;
  private Page page;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.set("spam");
    address = scene.service("service");
    browser = scene.browser(List.of(address, "--profile", scene.directory.resolve("p").toString()));
    page = scene.page(address);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private void spam(int requests) {
    page.evaluate(SPAM, requests);
  }

  private void clickAndAwaitChooser() throws Exception {
    int mark = browser.mark();
    page.click("#spam");
    browser.await(SHOWN, mark, Scene.LIMIT);
  }

  private void awaitOutcomes(String name, int count) {
    page.waitForFunction(
        "([name, count]) => window.outcomes[name] === count", List.of(name, count));
  }

  private void isUsable() {
    assertThat(Script.evaluate(page, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
    page.navigate(address + "?next");
    assertThat(page.evaluate("typeof navigator.localDevices")).isEqualTo("object");
  }

  @Test
  void aThousandRequestsGetThreeChoosersAndMuteTheSite() throws Exception {
    spam(REQUESTS_A_CLICK);
    for (int times = 1; times <= 3; times++) {
      clickAndAwaitChooser();
      scene.screen.press("Connect a device", "Escape");
      awaitOutcomes("NotFoundError", times);
    }
    int mark = browser.mark();
    for (int clicks = 3; clicks < CLICKS; clicks++) {
      page.click("#spam");
    }
    awaitOutcomes("NotAllowedError", CLICKS - 3);
    awaitOutcomes("SecurityError", CLICKS * (REQUESTS_A_CLICK - 1));
    assertThat(page.evaluate("window.outcomes"))
        .isEqualTo(
            Map.of(
                "NotFoundError",
                3,
                "NotAllowedError",
                CLICKS - 3,
                "SecurityError",
                CLICKS * (REQUESTS_A_CLICK - 1)));
    assertThat(browser.lines().subList(mark, browser.lines().size()))
        .noneMatch(line -> SHOWN.matcher(line).find());
    isUsable();
    scene.screen.press("Vicinity", "ctrl+comma");
    browser.await(Pattern.compile("settings shown"), mark, Scene.LIMIT);
    scene.screen.save(scene.directory.resolve("muted.png"));
  }

  @Test
  void takingTheChooserAwayBeforeTheUserCanDismissItMutesTheSiteToo() throws Exception {
    spam(1);
    for (int times = 1; times <= 20; times++) {
      clickAndAwaitChooser();
      page.evaluate("window.controller.abort()");
      awaitOutcomes("AbortError", times);
    }
    page.click("#spam");
    awaitOutcomes("NotAllowedError", 1);
    isUsable();
  }
}
