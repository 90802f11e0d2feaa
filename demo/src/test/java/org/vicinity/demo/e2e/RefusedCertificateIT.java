package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.walkthrough.DemoPage;

/** A service that issues wrong certificates: a clear DataError, and nothing kept on either side. */
@Tag("browser")
class RefusedCertificateIT {
  private static Scene scene;
  private static String good;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.set("refused-certificate");
    good = scene.service("service-good");
    scene.automatedBrowser(good, Collections.nCopies(12, Scene.PIN));
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-name", "other-ca", "expired", "wildcard", "other-key"})
  void isADataErrorAndLeavesNothing(String fault) throws Exception {
    String evil = scene.service("service-" + fault, "--fault", fault);
    Page raw = scene.page("http://");
    raw.navigate(evil);
    DemoPage page = scene.loggedIn(evil);
    String outcome =
        Script.run(
            raw,
            """
            const device = await navigator.localDevices.connect({filters: [{type: 'media-cache'}],
                user: {id: 'alice'}, issuer: '/vicinity', label: 'media-server'});
            return device.state;
            """,
            Scene.LIMIT);
    assertThat(outcome).startsWith("DataError: ");
    System.out.println(fault + " -> " + outcome);
    assertThat(Script.evaluate(raw, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
    assertThat(scene.deviceState()).isEmpty();
    assertThat(page.status()).isNotEmpty();
  }

  @Test
  void aGoodServiceStillConnectsAfterwards() throws Exception {
    Page raw = scene.page("http://");
    raw.navigate(good);
    DemoPage page = scene.loggedIn(good);
    page.clickConnect();
    page.awaitConnected(Scene.LIMIT);
    assertThat(scene.deviceState()).isNotEmpty();
    assertThat(
            Script.evaluate(
                raw,
                "const [d] = await navigator.localDevices.getDevices(); await d.forget(); return 1"))
        .isEqualTo("ok: 1");
  }
}
