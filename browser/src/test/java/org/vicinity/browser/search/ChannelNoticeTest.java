package org.vicinity.browser.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.language.Language;
import org.vicinity.channel.Obstacle;

/** What people are told of a channel that cannot search. */
class ChannelNoticeTest {
  private static final Channel CHANNEL = Channel.OTHER;

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja"})
  void eachObstacleHasAReasonOfItsOwnAndARemedy(String language) throws Exception {
    Language.during(
        language,
        () -> {
          List<ChannelNotice> notices =
              Arrays.stream(Obstacle.values())
                  .map(obstacle -> new ChannelNotice(CHANNEL, obstacle, network(obstacle)))
                  .toList();
          assertThat(notices).extracting(ChannelNotice::reason).doesNotHaveDuplicates();
          for (ChannelNotice notice : notices) {
            assertThat(notice.remedy()).as(notice.toString()).isNotBlank();
            assertThat(notice.text()).startsWith(notice.reason()).endsWith(notice.remedy());
            notice.network().ifPresent(name -> assertThat(notice.reason()).contains(name));
          }
        });
  }

  @Test
  void theSameNoticeIsSaidInTheLanguageOfTheMoment() throws Exception {
    ChannelNotice off = new ChannelNotice(CHANNEL, Obstacle.BLUETOOTH_OFF);
    Language.during("en", () -> assertThat(off.reason()).isEqualTo("Bluetooth is off."));
    Language.during("de", () -> assertThat(off.reason()).isEqualTo("Bluetooth ist ausgeschaltet."));
    Language.during(
        "ja",
        () ->
            assertThat(off.text())
                .isEqualTo("Bluetooth がオフになっています。システムの設定で Bluetooth をオンにしてください。"));
  }

  /** Which obstacles name their network; a new one has to be put somewhere here. */
  private static Optional<String> network(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_NETWORK -> Optional.of("wlan0");
      case NO_MULTICAST,
          NO_BLUETOOTH_SERVICE,
          NO_BLUETOOTH_ADAPTER,
          BLUETOOTH_UNPLUGGED,
          BLUETOOTH_OFF,
          BLUETOOTH_BLOCKED,
          BLUETOOTH_SWITCHED_OFF,
          OFF_IN_SETTINGS,
          SEARCH_FAILED ->
          Optional.empty();
    };
  }
}
