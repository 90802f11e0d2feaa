package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.pairing.PairingClient;

class GuideLimitsTest {
  @Test
  void theDeviceMakersGuideNamesHowLongTheBrowserWaits() throws Exception {
    String guide = Files.readString(Path.of("..", "docs", "guides", "pairable-over-ble.md"));

    assertThat(guide)
        .contains(Attempt.OPEN.toSeconds() + " s from connecting to the open channel")
        .contains(Attempt.ANSWER.toSeconds() + " s for each answer until the session is open")
        .contains(PairingClient.REPLY_TIMEOUT.toSeconds() + " s for each one after");
  }
}
