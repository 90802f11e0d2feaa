package org.vicinity.channel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

class RecentChallengesTest {
  private final RecentChallenges challenges = new RecentChallenges();

  @Test
  void theLast256AreRememberedAndNoMore() {
    for (int i = 0; i <= 256; i++) {
      challenges.remember(challenge(i));
    }

    assertThatCode(() -> challenges.check(challenge(0))).doesNotThrowAnyException();
    for (int i = 1; i <= 256; i++) {
      byte[] used = challenge(i);
      ChannelException thrown =
          catchThrowableOfType(ChannelException.class, () -> challenges.check(used));
      assertThat(thrown.error()).isEqualTo(ChannelError.CHALLENGE_REFUSED);
    }
  }

  private static byte[] challenge(int number) {
    return ByteBuffer.allocate(16).putInt(number).array();
  }
}
