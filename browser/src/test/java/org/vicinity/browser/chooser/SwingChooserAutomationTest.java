package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.channel.ChannelError;

/** A chooser that picks and types by itself. */
class SwingChooserAutomationTest extends SwingChooserFixture {
  @Test
  void automationGoesThroughTheSameWindow() throws Exception {
    device.transport.put(PinnedDevice.device("other", "Other"), channel -> channel.close());
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1111", "4711")))
            .choose(request(SITE));
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) outcome.get(2, TimeUnit.MINUTES);
    chosen.session().close();
    assertThat(chosen.device().name()).isEqualTo(PinnedDevice.NAME);
  }

  @Test
  void automationCancelsWhenItsPinsHaveRunOut() throws Exception {
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1111"))).choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

  @Test
  void automationFailsAfterThreeWrongPins() throws Exception {
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1", "2", "3", "4711")))
            .choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Failed(ChannelError.WRONG_PIN));
  }

  @Test
  void automationCancelsWhenTheDeviceHangsUp() throws Exception {
    device.transport.put(PinnedDevice.device("other", "Other"), channel -> channel.close());
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation("Other", List.of("1"))).choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }
}
