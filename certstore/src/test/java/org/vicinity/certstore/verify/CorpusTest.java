package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
  private static final int LEAST = 300;

  static Stream<Case> corpus() {
    return Corpus.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void isTrustedOrRefusedByItsRule(Case one) {
    Verdict verdict = one.scenario().verdict();
    if (one.rule().isEmpty()) {
      assertThat(verdict).isInstanceOf(Verdict.Trusted.class);
      return;
    }
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.rule()).as(refused.message()).isEqualTo(one.rule().get());
              assertThat(refused.presented()).isNotBlank();
              assertThat(refused.expected()).isNotBlank();
              assertThat(refused.message())
                  .startsWith(refused.rule().text())
                  .contains(refused.presented(), refused.expected())
                  .matches("[ -~]{1,700}");
            });
  }

  @Test
  void theAuthorityIsLeftOutOfTheTrustedChain() {
    Scenario scenario = Scenario.viaIntermediate();
    var authority = scenario.root.selfSigned();
    scenario.authority(authority);
    scenario.present(chain -> List.of(chain.get(0), chain.get(1), authority));
    assertThat(scenario.verdict())
        .isInstanceOfSatisfying(
            Verdict.Trusted.class,
            trusted -> assertThat(trusted.chain()).hasSize(2).doesNotContain(authority));
  }

  @Test
  void thereAreEnoughCasesAndNoTwoOfOneName() {
    List<String> names = corpus().map(Case::what).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(LEAST).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleHasABrokenChain() {
    Set<Rule> covered = corpus().flatMap(one -> one.rule().stream()).collect(Collectors.toSet());
    // Those two need revocation lists, and have tests of their own beside them.
    assertThat(EnumSet.complementOf(EnumSet.of(Rule.REVOKED, Rule.REVOCATION_UNKNOWN)))
        .allMatch(covered::contains);
  }
}
