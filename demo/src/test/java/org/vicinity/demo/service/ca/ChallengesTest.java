package org.vicinity.demo.service.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vicinity.demo.fixture.TestClock;

class ChallengesTest {
  private final TestClock clock = new TestClock();
  private final Challenges challenges = new Challenges(clock);

  @Test
  void oneIsGoodOnceForItsUser() {
    byte[] challenge = challenges.issue("alice");
    assertThat(challenge).hasSize(32);
    assertThat(challenges.take(challenge, "bob")).isFalse();
    assertThat(challenges.take(challenge, "alice")).isTrue();
    assertThat(challenges.take(challenge, "alice")).isFalse();
  }

  @Test
  void oneIsGoodForTwoMinutes() {
    byte[] early = challenges.issue("alice");
    clock.pass(Challenges.LIFE.minusMillis(1));
    byte[] late = challenges.issue("alice");
    assertThat(challenges.take(early, "alice")).isTrue();
    clock.pass(Challenges.LIFE);
    assertThat(challenges.take(late, "alice")).isFalse();
  }

  @Test
  void whatWasNeverIssuedIsNotGood() {
    assertThat(challenges.take(new byte[32], "alice")).isFalse();
    assertThat(challenges.take(new byte[0], "alice")).isFalse();
    assertThat(challenges.take(new byte[100_000], "alice")).isFalse();
  }

  @Property(tries = 50)
  void theNewestOfEachUserAreGoodHoweverManyThereAre(
      @ForAll @Size(max = 300) List<@IntRange(max = 3) Integer> users) {
    Challenges many = new Challenges(clock);
    List<List<byte[]>> given = new ArrayList<>();
    for (int i = 0; i <= 3; i++) {
      given.add(new ArrayList<>());
    }
    users.forEach(user -> given.get(user).add(many.issue("user" + user)));
    for (int user = 0; user <= 3; user++) {
      List<byte[]> own = given.get(user);
      for (int i = 0; i < own.size(); i++) {
        boolean newest = i >= own.size() - 8;
        assertThat(many.take(own.get(i), "user" + user)).isEqualTo(newest);
      }
    }
  }
}
