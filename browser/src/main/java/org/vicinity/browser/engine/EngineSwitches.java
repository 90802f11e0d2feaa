package org.vicinity.browser.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
          "LocalNetworkAccessChecksWebRTC",
          "LocalNetworkAccessChecksSplitPermissions");

  /** What a browser of a device's page needs not, or what would call home. */
  private static final String UNWANTED =
      String.join(
          ",",
          // A page in the back-forward cache is gone for the bridge, but would come to life again.
          "BackForwardCache",
          // These send requests of their own that no gate sees: reports, manifests of payment
          // methods and of log-in providers. There is no user interface for the latter two anyway.
          "Reporting",
          "NetworkErrorLogging",
          "WebPayments",
          "FedCm",
          // Minutes later, when its page is long gone, and past the gate (seen on a busy machine).
          "BackgroundFetch",
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
   * @param scale Chromium's device scale factor
   */
  static List<String> of(EngineSettings settings, boolean superuser, double scale) {
    List<String> switches = new ArrayList<>();
    switches.add("--load-extension=" + settings.extension());
    switches.add("--host-resolver-rules=" + resolverRules(settings));
    switches.add("--ip-address-space-overrides=" + addressSpaces(settings));
    switches.add("--enable-features=" + LOCAL_NETWORK_ACCESS);
    switches.add("--disable-features=" + UNWANTED);
    switches.add("--disable-blink-features=BackgroundFetch");
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
            // Chrome's own question for passwords has no window here; the shell asks.
            "--disable-chrome-login-prompt",
            // No question of a keyring at start; the grants have a store of their own.
            "--password-store=basic"));
    if (scale != 1) {
      switches.add("--force-device-scale-factor=" + scale);
    }
    if (superuser) {
      switches.add("--no-sandbox");
    }
    return List.copyOf(switches);
  }

  /**
   * TLS connections to .local names go to the device router. Devices' names, which have two labels
   * or more before .local, exist on no other port: nothing may answer for them over plain HTTP.
   */
  private static String resolverRules(EngineSettings settings) {
    List<String> rules = new ArrayList<>();
    rules.add("MAP *.local:443 127.0.0.1:" + settings.routerPort());
    rules.add("MAP *.*.local ~NOTFOUND");
    for (StandIn host : settings.standIns()) {
      rules.add("MAP " + host.host() + ":" + host.port() + " 127.0.0.1:" + host.loopbackPort());
    }
    return String.join(",", rules);
  }

  /**
   * The router is the only member of the loopback address space, so that this space's permission is
   * the permission to reach devices and nothing else. The first match wins.
   */
  private static String addressSpaces(EngineSettings settings) {
    List<String> spaces = new ArrayList<>();
    spaces.add("127.0.0.1:" + settings.routerPort() + "=loopback");
    for (StandIn host : settings.standIns()) {
      spaces.add(
          "127.0.0.1:" + host.loopbackPort() + "=" + host.space().name().toLowerCase(Locale.ROOT));
    }
    spaces.add("127.0.0.0/8=local");
    spaces.add("[::1]/128=local");
    return String.join(",", spaces);
  }
}
