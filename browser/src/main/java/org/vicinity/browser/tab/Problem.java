package org.vicinity.browser.tab;

import java.util.Optional;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.router.Refusal;

/**
 * A page that could not be shown, in words: what happened and what to do.
 *
 * @param title what happened
 * @param advice what to do
 * @param detail the address and the engine's code, for those who help; hostile
 */
record Problem(String title, String advice, String detail) {

  /**
   * Returns the words for a failure.
   *
   * @param deviceOf the origin that the address is a device of, when it is one
   * @param refusal why the router did not connect, when it knows
   */
  static Problem of(LoadFailure failure, Optional<String> deviceOf, Optional<Refusal> refusal) {
    String detail = failure.url() + "\n" + failure.code();
    if (deviceOf.isPresent() && failure.kind() != LoadFailure.Kind.BLOCKED) {
      return ofDevice(failure.kind(), deviceOf.get(), refusal, detail);
    }
    return switch (failure.kind()) {
      case NAME_NOT_FOUND ->
          new Problem("This site was not found", "Check the spelling of the address.", detail);
      case REFUSED ->
          new Problem(
              "This site does not answer",
              "Nobody listens at this address and port. If the site is your own, start it;"
                  + " otherwise try again later.",
              detail);
      case BROKEN -> new Problem("The connection was broken off", "Try again in a moment.", detail);
      case TIMED_OUT ->
          new Problem(
              "This site took too long to answer",
              "Check that you are connected to the network, then try again.",
              detail);
      case OFFLINE ->
          new Problem(
              "You are not connected to the network",
              "Check the cable or the wireless connection, then try again.",
              detail);
      case CERTIFICATE ->
          new Problem(
              "This site could not prove who it is",
              "Its certificate is not valid for this address, so nothing was sent to it. If it is a"
                  + " device, choose it on the web site that it belongs to.",
              detail);
      case TLS ->
          new Problem(
              "No secure connection came about",
              refusal
                  .map(Refusal::text)
                  .orElse("The other side does not speak a version of TLS that is safe."),
              detail);
      case BLOCKED ->
          new Problem(
              "A page may not open this address",
              "Only you and the web site that a device belongs to may open the device's pages. To"
                  + " open it yourself, type its address.",
              detail);
      case CRASHED -> new Problem("This page has crashed", "Load it again to go on.", detail);
      case OTHER -> new Problem("This page could not be loaded", "Try again.", detail);
    };
  }

  private static Problem ofDevice(
      LoadFailure.Kind kind, String deviceOf, Optional<Refusal> refusal, String detail) {
    if (kind == LoadFailure.Kind.CRASHED) {
      return new Problem("This page has crashed", "Load it again to go on.", detail);
    }
    if (kind == LoadFailure.Kind.CERTIFICATE) {
      return new Problem(
          "The device's certificate is not valid any more",
          "Open " + deviceOf + " and connect to the device again; that renews it.",
          detail);
    }
    return new Problem(
        refusal.orElse(Refusal.UNREACHABLE).title(),
        refusal
            .map(Refusal::text)
            .map(Problem::sentence)
            .orElse("Is it switched on and on the same network?"),
        detail);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
