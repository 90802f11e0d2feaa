package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.browser.display.Screen;

/** When a chooser is not shown. */
class SwingChooserSuppressedTest extends SwingChooserFixture {
  @Test
  void aTabShowsOneChooserAtATime() throws Exception {
    SwingChooser chooser = chooser();
    CompletableFuture<ChooserOutcome> first = chooser.choose(request(SITE));
    dialog();
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
    first.cancel(true);
    Screen.until("the first is gone", () -> dialogs().isEmpty());
    CompletableFuture<ChooserOutcome> second = chooser.choose(request(SITE));
    dialog();
    second.cancel(true);
  }

  @Test
  void aTabThatIsGoneShowsNone() throws Exception {
    SwingChooser chooser =
        new SwingChooser(
            List.of(device.transport), id -> null, Optional.empty(), (origin, found) -> false);
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
  }

  @Test
  void threeDismissalsMuteAnOriginUntilThatIsUndone() throws Exception {
    SwingChooser chooser = chooser();
    for (int times = 1; times <= MutedOrigins.DISMISSALS; times++) {
      CompletableFuture<ChooserOutcome> outcome = chooser.choose(request(SITE));
      JDialog dialog = dialog();
      boolean last = times == MutedOrigins.DISMISSALS;
      assertThat(Screen.on(() -> shows(dialog, ChooserTexts.LAST_CHANCE.text()))).isEqualTo(last);
      press(dialog, ChooserTexts.CANCEL.text());
      outcome.get(1, TimeUnit.MINUTES);
    }
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
    assertThat(chooser.mutedOrigins().muted()).containsExactly(SITE);
    chooser.unmute(SITE);
    CompletableFuture<ChooserOutcome> again = chooser.choose(request(SITE));
    dialog();
    again.cancel(true);
  }

  @Test
  void aPageThatWithdrawsItsRequestIsNotDismissed() throws Exception {
    SwingChooser chooser = chooser();
    for (int times = 1; times <= MutedOrigins.DISMISSALS; times++) {
      CompletableFuture<ChooserOutcome> outcome = chooser.choose(request(SITE));
      dialog();
      outcome.cancel(true);
      Screen.until("it is gone", () -> dialogs().isEmpty());
    }
    assertThat(chooser.mutedOrigins().muted()).isEmpty();
  }
}
