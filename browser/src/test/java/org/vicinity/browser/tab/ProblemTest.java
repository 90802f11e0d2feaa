package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.LoadFailure.Kind;
import org.vicinity.browser.router.Refusal;

class ProblemTest {
  private static Problem of(Kind kind, Optional<String> device, Optional<Refusal> refusal) {
    return Problem.of(new LoadFailure("https://d.a.local/x", kind, "ERR_X"), device, refusal);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyFailureSaysWhatHappenedAndWhatToDo(Kind kind) {
    for (Optional<String> device :
        java.util.List.<Optional<String>>of(Optional.empty(), Optional.of("https://a.example"))) {
      Problem problem = of(kind, device, Optional.empty());
      assertThat(problem.title()).isNotBlank();
      assertThat(problem.advice()).endsWith(kindEnd(problem));
      assertThat(problem.detail()).contains("https://d.a.local/x", "ERR_X");
    }
  }

  private static String kindEnd(Problem problem) {
    return problem.advice().endsWith("?") ? "?" : ".";
  }

  @Test
  void aDeviceThatIsAwayIsAskedFor() {
    assertThat(of(Kind.BROKEN, Optional.of("https://a.example"), Optional.empty()).advice())
        .contains("switched on");
  }

  @Test
  void theRoutersReasonComesFirst() {
    Problem problem =
        of(Kind.BROKEN, Optional.of("https://a.example"), Optional.of(Refusal.NOT_FOUND));
    assertThat(problem.title()).isEqualTo("The device cannot be reached");
    assertThat(problem.advice()).startsWith("No device on this network").endsWith(".");
  }

  @Test
  void aRevokedDeviceIsCalledSo() {
    Problem problem = of(Kind.TLS, Optional.of("https://a.example"), Optional.of(Refusal.REVOKED));
    assertThat(problem.title()).isEqualTo("This device was revoked by its web site");
    assertThat(problem.advice()).startsWith("The web site has withdrawn").endsWith(".");
  }

  @Test
  void aBlockedDeviceIsNotCalledUnreachable() {
    assertThat(of(Kind.BLOCKED, Optional.of("https://a.example"), Optional.empty()).title())
        .contains("may not open");
  }

  @Test
  void anExpiredDeviceIsToldApartFromOneThatIsAway() {
    Problem problem =
        of(Kind.CERTIFICATE_EXPIRED, Optional.of("https://a.example"), Optional.empty());
    assertThat(problem.title()).contains("expired");
    assertThat(problem.advice()).contains("https://a.example", "renews");
  }

  @Test
  void aMachineWithoutANetworkIsNotTheDevicesFault() {
    assertThat(of(Kind.OFFLINE, Optional.of("https://a.example"), Optional.empty()).title())
        .contains("not connected");
  }

  @Test
  void anotherDeviceUnderTheNameIsCalledSo() {
    assertThat(
            of(Kind.TLS, Optional.of("https://a.example"), Optional.of(Refusal.WRONG_KEY)).title())
        .contains("Another device");
  }
}
