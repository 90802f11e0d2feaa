package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ChooserOutcome;

/** The end that the user makes, at every stage. */
class ChooserCancelTest {
  private final ChooserScene scene = new ChooserScene().start();

  @Test
  void whilePicking() {
    scene.found("a", "Cache");
    scene.controller.cancel();
    expectDismissed();
  }

  @Test
  void whileTheChannelIsBeingOpened() {
    scene.found("a", "Cache");
    scene.confirm(0);
    scene.controller.cancel();
    expectDismissed();
    assertThat(scene.lan.opened).allMatch(channel -> channel.closed);
  }

  @Test
  void whileThePinIsAskedFor() {
    scene.connect();
    scene.controller.cancel();
    expectDismissed();
    assertThat(scene.lan.opened).hasSize(1).allMatch(channel -> channel.closed);
    assertThat(scene.sessions.begun).hasSize(1).allMatch(begun -> begun.closed);
  }

  @Test
  void whileThePinIsBeingChecked() {
    scene.connect();
    scene.controller.enterPin("4711");
    scene.controller.cancel();
    expectDismissed();
    assertThat(scene.sessions.session.closed).as("the session that came too late").isTrue();
  }

  @Test
  void afterThePinWasFoundRightButBeforeThatIsTold() {
    scene.connect();
    scene.controller.enterPin("4711");
    scene.background.runOne();
    scene.controller.cancel();
    expectDismissed();
    assertThat(scene.sessions.session.closed).isTrue();
  }

  @Test
  void twiceTellsTheEndOnce() {
    scene.controller.cancel();
    scene.controller.cancel();
    expectDismissed();
  }

  @Test
  void afterTheEndChangesNothing() {
    scene.connect();
    scene.enterPin("4711");
    scene.controller.cancel();
    scene.run();
    assertThat(scene.outcomes).hasSize(1).first().isInstanceOf(ChooserOutcome.Chosen.class);
    assertThat(scene.sessions.session.closed).isFalse();
  }

  @Test
  void beforeASearchHasStartedEndsItAsSoonAsItHas() {
    ChooserScene quick = new ChooserScene();
    quick.controller.start(new ChooserHeading("https://vod.example.com", Optional.empty(), false));
    quick.controller.cancel();
    quick.run();
    assertThat(quick.lan.searchesEnded).isEqualTo(quick.lan.searches);
    assertThat(quick.outcomes).hasSize(1);
  }

  @Test
  void leavesALateFindingUnheard() {
    scene.controller.cancel();
    scene.found("a", "Cache");
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(scene.view.rows).isEmpty();
    assertThat(scene.view.closed).isEqualTo(1);
  }

  private void expectDismissed() {
    scene.run();
    assertThat(scene.outcomes).containsExactly(new ChooserOutcome.Dismissed());
    scene.expectEnded();
  }
}
