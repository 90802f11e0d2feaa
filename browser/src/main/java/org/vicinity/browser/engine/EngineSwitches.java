package org.vicinity.browser.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Chromium's command line. How these switches make it route and gate is in the architecture guide;
 * none of them carries a secret, since every user of the machine can read them.
 */
final class EngineSwitches {
  /** Which requests Local Network Access covers; without all of them workers slip through. */
  private static final String LOCAL_NETWORK_ACCESS =
      String.join(
          ",",
          "LocalNetworkAccessForWorkers",
          "LocalNetworkAccessChecksWebSockets",
          "LocalNetworkAccessForSubframeNavigations",
          "LocalNetworkAccessForFencedFrameNavigations",
          "LocalNetworkAccessChecksWebTransport",
          "LocalNetworkAccessChecksSplitPermissions");

  /** What a browser of a device's page needs not, or what would call home. */
  private static final String UNWANTED =
      String.join(
          ",",
          // A page in the back-forward cache is gone for the bridge, but would come to life again.
          "BackForwardCache",
          "Translate",
          "MediaRouter",
          "OptimizationHints",
          "AutofillServerCommunication",
          "CertificateTransparencyComponentUpdater",
          "Prerender2");

  private EngineSwitches() {}

  /**
   * Returns the switches.
   *
   * @param superuser whether this process is root's, which Chromium's sandbox does not work for
   */
  static List<String> of(EngineSettings settings, boolean superuser) {
    List<String> switches = new ArrayList<>();
    switches.add("--load-extension=" + settings.extension());
    switches.add("--host-resolver-rules=" + resolverRules(settings.routerPort()));
    switches.add("--ip-address-space-overrides=" + addressSpaces(settings.routerPort()));
    switches.add("--enable-features=" + LOCAL_NETWORK_ACCESS);
    switches.add("--disable-features=" + UNWANTED);
    switches.addAll(
        List.of(
            "--no-first-run",
            "--no-default-browser-check",
            "--no-pings",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-breakpad",
            "--disable-auto-reload",
            "--disable-client-side-phishing-detection",
            // No question of a keyring at start; the grants have a store of their own.
            "--password-store=basic"));
    if (superuser) {
      switches.add("--no-sandbox");
    }
    return List.copyOf(switches);
  }

  /**
   * TLS connections to .local names go to the device router. Devices' names, which have two labels
   * or more before .local, exist on no other port: nothing may answer for them over plain HTTP.
   */
  private static String resolverRules(int routerPort) {
    return "MAP *.local:443 127.0.0.1:" + routerPort + ",MAP *.*.local ~NOTFOUND";
  }

  /**
   * The router is the only member of the loopback address space, so that this space's permission is
   * the permission to reach devices and nothing else. The first match wins.
   */
  private static String addressSpaces(int routerPort) {
    return "127.0.0.1:" + routerPort + "=loopback,127.0.0.0/8=local,[::1]/128=local";
  }
}
