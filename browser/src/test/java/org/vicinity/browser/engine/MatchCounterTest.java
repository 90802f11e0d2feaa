package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchCounterTest {
  @Test
  void lettersCountInAnyCaseAndWhitespaceAsOne() {
    assertThat(MatchCounter.in("Alpha beta\nalpha \t BETA alphabeta", "alpha beta")).isEqualTo(2);
    assertThat(MatchCounter.in("aaaa", "aa")).isEqualTo(2);
    assertThat(MatchCounter.in("abc", "x")).isZero();
    assertThat(MatchCounter.in("abc", "")).isZero();
  }

  @Test
  void veryManyAreNotCountedToTheEnd() {
    assertThat(MatchCounter.in("a".repeat(100_000), "a")).isEqualTo(Matches.MANY);
  }
}
