package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.TestSite;

/** A page that floods the browser with messages keeps neither memory nor another tab's answers. */
@Tag("browser")
class FloodTest {
  private static final int MESSAGES = 20_000;
  private static final long MOST_KEPT = 64L << 20;
  private static final double LIMIT_MILLIS = 120_000;

  private static final String DIRECTLY =
      """
      count => {
        window.outcomes = {};
        window.left = count;
        const settled = name => {
          outcomes[name] = (outcomes[name] ?? 0) + 1;
          left--;
        };
        const request = 'A'.repeat(43) + '.{"type":"devices"}';
        for (let i = 0; i < count; i++) {
          vicinityQuery({
            request, persistent: i % 2 === 1,
            onSuccess: () => settled('answered'),
            onFailure: (code, reply) => settled(JSON.parse(reply).name),
          });
        }
      }
      """;

  private static final String BY_THE_API =
      """
      count => {
        window.outcomes = {};
        window.left = count;
        const settled = name => {
          outcomes[name] = (outcomes[name] ?? 0) + 1;
          left--;
        };
        for (let i = 0; i < count; i++) {
          navigator.localDevices.getDevices().then(() => settled('answered'), e => settled(e.name));
        }
      }
      """;

  /** Each of thirty frames asks as often as it may, and again at each answer. */
  private static final String FROM_FRAMES =
      """
      async () => {
        window.outcomes = {answered: 0};
        const loaded = [];
        for (let i = 0; i < 30; i++) {
          const frame = document.createElement('iframe');
          frame.src = '/';
          loaded.push(new Promise(resolve => frame.onload = resolve));
          document.body.append(frame);
        }
        await Promise.all(loaded);
        const ask = devices => devices.getDevices().then(() => outcomes.answered++, () => {})
            .then(() => setTimeout(ask, 0, devices));
        for (let i = 0; i < frames.length; i++) {
          for (let n = 0; n < 32; n++) ask(frames[i].navigator.localDevices);
        }
      }
      """;

  private static final String ANSWERS =
      "async count => { for (let i = 0; i < count; i++) await navigator.localDevices.getDevices();"
          + " return 'answered' }";

  private static EngineScene scene;
  private static TestSite site;
  private static TestSite otherSite;

  private List<EngineScene.Tab> tabs;
  private Page hostile;
  private Page other;

  @BeforeAll
  static void start() throws Exception {
    site = new TestSite();
    otherSite = new TestSite();
    scene = EngineScene.start();
  }

  @AfterAll
  static void end() throws Exception {
    scene.close();
    site.close();
    otherSite.close();
  }

  /** The pages are of different sites, so that they do not share a process. */
  @BeforeEach
  void open() throws Exception {
    String victim = otherSite.origin("127.0.0.1") + "/";
    tabs = List.of(scene.open(site.origin() + "/"), scene.open(victim));
    hostile = scene.page(site.origin());
    other = scene.page(victim);
  }

  @AfterEach
  void closeTabs() throws Exception {
    for (EngineScene.Tab tab : tabs) {
      tab.close();
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private Object flood(String script) {
    long before = used();
    hostile.evaluate(script, MESSAGES);
    assertThat(other.evaluate(ANSWERS, 5)).isEqualTo("answered");
    hostile.waitForFunction(
        "left === 0", null, new Page.WaitForFunctionOptions().setTimeout(LIMIT_MILLIS));
    assertThat(used() - before).isLessThan(MOST_KEPT);
    return hostile.evaluate("outcomes");
  }

  @Test
  void twentyThousandForgedMessagesAreRefusedToTheLast() {
    assertThat(flood(DIRECTLY)).isEqualTo(Map.of("NotAllowedError", MESSAGES));
    assertThat(hostile.evaluate(ANSWERS, 1)).isEqualTo("answered");
  }

  @Test
  void twentyThousandCallsAreAnsweredOrRefused() {
    @SuppressWarnings("unchecked")
    Map<String, Integer> outcomes = (Map<String, Integer>) flood(BY_THE_API);
    assertThat(outcomes).containsOnlyKeys("answered", "NotAllowedError");
    assertThat(outcomes.get("answered") + outcomes.get("NotAllowedError")).isEqualTo(MESSAGES);
    assertThat(hostile.evaluate(ANSWERS, 1)).isEqualTo("answered");
  }

  @Test
  void thirtyFramesThatNeverStopAskingCrowdOutNoOtherTab() {
    hostile.evaluate(FROM_FRAMES);
    hostile.waitForFunction("outcomes.answered > 300");
    assertThat(other.evaluate(ANSWERS, 30)).isEqualTo("answered");
  }
}
