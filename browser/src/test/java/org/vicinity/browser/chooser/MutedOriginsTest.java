package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.name.Origin;

class MutedOriginsTest {
  private static final Origin SITE = Origin.parse("https://vod.example.com");
  private static final Origin OTHER = Origin.parse("https://vod.example.com:8443");

  private final MutedOrigins muted = new MutedOrigins();

  @Test
  void threeDismissalsInARowMute() {
    muted.dismissed(SITE);
    muted.dismissed(SITE);
    assertThat(muted.isMuted(SITE)).isFalse();
    assertThat(muted.isLastChance(SITE)).isTrue();
    muted.dismissed(SITE);
    assertThat(muted.isMuted(SITE)).isTrue();
    assertThat(muted.muted()).containsExactly(SITE);
  }

  @Test
  void aPageThatKeepsTakingItsChooserAwayIsMutedToo() {
    AtomicInteger told = new AtomicInteger();
    muted.onChange(told::incrementAndGet);
    for (int times = 1; times < MutedOrigins.WITHDRAWALS; times++) {
      muted.withdrawn(SITE);
    }
    assertThat(muted.isMuted(SITE)).isFalse();
    assertThat(muted.isLastChance(SITE)).isFalse();
    muted.withdrawn(SITE);
    assertThat(muted.muted()).containsExactly(SITE);
    muted.withdrawn(SITE);
    assertThat(told).hasValue(1);
    muted.unmute(SITE);
    assertThat(muted.isMuted(SITE)).isFalse();
  }

  @Test
  void aPickForgivesWithdrawals() {
    for (int times = 1; times < MutedOrigins.WITHDRAWALS; times++) {
      muted.withdrawn(SITE);
    }
    muted.picked(SITE);
    muted.withdrawn(SITE);
    assertThat(muted.isMuted(SITE)).isFalse();
  }

  @Test
  void aPickInBetweenForgives() {
    muted.dismissed(SITE);
    muted.dismissed(SITE);
    muted.picked(SITE);
    muted.dismissed(SITE);
    assertThat(muted.isMuted(SITE)).isFalse();
    assertThat(muted.isLastChance(SITE)).isFalse();
  }

  @Test
  void anotherPortIsAnotherOrigin() {
    mute(SITE);
    assertThat(muted.isMuted(OTHER)).isFalse();
  }

  @Test
  void unmutingStartsAnew() {
    mute(SITE);
    muted.unmute(SITE);
    assertThat(muted.muted()).isEmpty();
    muted.dismissed(SITE);
    muted.dismissed(SITE);
    assertThat(muted.isMuted(SITE)).isFalse();
  }

  @Test
  void tellsWhenSomebodyIsMutedAndUnmuted() {
    AtomicInteger told = new AtomicInteger();
    MutedOrigins.Subscription subscription = muted.onChange(told::incrementAndGet);
    mute(SITE);
    assertThat(told).hasValue(1);
    muted.unmute(SITE);
    assertThat(told).hasValue(2);
    subscription.close();
    mute(SITE);
    assertThat(told).hasValue(2);
  }

  private void mute(Origin origin) {
    for (int times = 0; times < MutedOrigins.DISMISSALS; times++) {
      muted.dismissed(origin);
    }
  }
}
