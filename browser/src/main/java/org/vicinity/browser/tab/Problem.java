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
    String advice =
        failure.kind() == LoadFailure.Kind.TLS && refusal.isPresent()
            ? TabTexts.REFUSAL.of(refusal.get())
            : TabTexts.ADVICE.of(failure.kind());
    return new Problem(TabTexts.PROBLEM.of(failure.kind()), advice, detail);
  }

  private static Problem ofDevice(
      LoadFailure.Kind kind, String deviceOf, Optional<Refusal> refusal, String detail) {
    return switch (kind) {
      // Nothing that the device could help.
      case CRASHED, OFFLINE, ADDRESS ->
          new Problem(TabTexts.PROBLEM.of(kind), TabTexts.ADVICE.of(kind), detail);
      case CERTIFICATE_EXPIRED ->
          new Problem(
              TabTexts.DEVICE_EXPIRED.text(),
              TabTexts.DEVICE_EXPIRED_ADVICE.text(deviceOf),
              detail);
      case CERTIFICATE, CERTIFICATE_NAME, CERTIFICATE_REVOKED ->
          new Problem(
              TabTexts.DEVICE_CERTIFICATE.text(),
              TabTexts.DEVICE_CERTIFICATE_ADVICE.text(deviceOf),
              detail);
      default ->
          new Problem(
              title(refusal),
              refusal.map(TabTexts.REFUSAL::of).orElseGet(TabTexts.DEVICE_UNREACHABLE_ADVICE::text),
              detail);
    };
  }

  private static String title(Optional<Refusal> refusal) {
    return switch (refusal.orElse(Refusal.UNREACHABLE)) {
      case REVOKED -> TabTexts.DEVICE_REVOKED.text();
      case REVOCATION_UNKNOWN -> TabTexts.DEVICE_REVOCATION_UNKNOWN.text();
      case WRONG_KEY -> TabTexts.DEVICE_OTHER.text();
      default -> TabTexts.DEVICE_UNREACHABLE.text();
    };
  }
}
