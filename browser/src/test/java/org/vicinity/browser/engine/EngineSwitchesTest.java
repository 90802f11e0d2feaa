package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EngineSwitchesTest {
  private static final EngineSettings SETTINGS =
      new EngineSettings(
          Path.of("/engine"),
          Path.of("/profile"),
          Path.of("/profile/extension"),
          "abc",
          "the-secret",
          Path.of("/profile/log"),
          4711,
          OptionalInt.of(9222),
          List.of());

  private static String value(String name) {
    return EngineSwitches.of(SETTINGS, false, 1).stream()
        .filter(s -> s.startsWith(name + "="))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1);
  }

  @Test
  void noSecretIsOnTheCommandLine() {
    assertThat(EngineSwitches.of(SETTINGS, true, 1)).noneMatch(s -> s.contains("the-secret"));
    assertThat(SETTINGS.toString()).doesNotContain("the-secret");
  }

  @Test
  void pagesAreAsLargeAsTheShell() {
    assertThat(EngineSwitches.of(SETTINGS, false, 2.5)).contains("--force-device-scale-factor=2.5");
    assertThat(EngineSwitches.of(SETTINGS, false, 1))
        .noneMatch(s -> s.contains("device-scale-factor"));
  }

  @Test
  void theSandboxIsOnForEverybodyButRoot() {
    assertThat(EngineSwitches.of(SETTINGS, false, 1)).doesNotContain("--no-sandbox");
    assertThat(EngineSwitches.of(SETTINGS, true, 1)).contains("--no-sandbox");
  }

  @Test
  void tlsToLocalNamesGoesToTheRouterAndDeviceNamesNowhereElse() {
    assertThat(value("--host-resolver-rules"))
        .isEqualTo("MAP *.local:443 127.0.0.1:4711,MAP *.*.local ~NOTFOUND");
  }

  @Test
  void theRouterIsTheFirstAndOnlyLoopbackAddress() {
    assertThat(value("--ip-address-space-overrides"))
        .isEqualTo("127.0.0.1:4711=loopback,127.0.0.0/8=local,[::1]/128=local");
  }

  @Test
  void allKindsOfRequestsAreGated() {
    assertThat(List.of(value("--enable-features").split(",")))
        .contains(
            "LocalNetworkAccessForWorkers",
            "LocalNetworkAccessChecksWebSockets",
            "LocalNetworkAccessForSubframeNavigations",
            "LocalNetworkAccessForFencedFrameNavigations",
            "LocalNetworkAccessChecksWebTransport",
            "LocalNetworkAccessChecksSplitPermissions");
  }

  @Test
  void noOriginMayUseTheDevToolsPort() {
    assertThat(EngineSwitches.of(SETTINGS, false, 1))
        .noneMatch(s -> s.startsWith("--remote-allow-origins"));
  }

  @Test
  void serversThatPlayOtherNetworksAreNamedBehindTheRouter() {
    EngineSettings laboratory =
        new EngineSettings(
            Path.of("/engine"),
            Path.of("/profile"),
            Path.of("/profile/extension"),
            "abc",
            "the-secret",
            Path.of("/profile/log"),
            4711,
            OptionalInt.empty(),
            List.of(new StandIn("vod.example", 443, 4712, StandIn.Space.PUBLIC)));
    assertThat(EngineSwitches.of(laboratory, false, 1))
        .contains(
            "--host-resolver-rules=MAP *.local:443 127.0.0.1:4711,MAP *.*.local ~NOTFOUND,"
                + "MAP vod.example:443 127.0.0.1:4712",
            "--ip-address-space-overrides=127.0.0.1:4711=loopback,127.0.0.1:4712=public,"
                + "127.0.0.0/8=local,[::1]/128=local");
    assertThatThrownBy(() -> new StandIn("x,MAP * evil", 443, 1, StandIn.Space.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
