package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenChainTest {
  static Stream<Broken> broken() {
    return Stream.of(
            BrokenForms.all(), BrokenSignatures.all(), BrokenAuthorities.all(), BrokenLeaves.all())
        .flatMap(stream -> stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void isRefusedByItsRule(Broken broken) {
    assertThat(broken.scenario().verdict())
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.rule()).as(refused.message()).isEqualTo(broken.rule());
              assertThat(refused.presented()).isNotBlank();
              assertThat(refused.expected()).isNotBlank();
              assertThat(refused.message())
                  .startsWith(broken.rule().text())
                  .contains(refused.presented(), refused.expected())
                  .matches("[ -~]{1,700}");
            });
  }

  @Test
  void everyRuleHasABrokenChain() {
    Set<Rule> covered = broken().map(Broken::rule).collect(Collectors.toSet());
    // Those two need revocation lists, and have tests of their own beside them.
    assertThat(EnumSet.complementOf(EnumSet.of(Rule.REVOKED, Rule.REVOCATION_UNKNOWN)))
        .allMatch(covered::contains);
  }
}
