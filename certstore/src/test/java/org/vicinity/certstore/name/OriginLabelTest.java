package org.vicinity.certstore.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginLabelTest {
  @Provide
  Arbitrary<Origin> origins() {
    return OriginArbitraries.origins();
  }

  @ParameterizedTest
  @CsvSource({
    "https://vod.example.com, vod-example-com",
    "https://vod-example.com, vod--example-com",
    "https://localhost, localhost",
    "https://a--b.example, a----b-example"
  })
  void aPlainHostIsReadable(String origin, String label) {
    assertThat(OriginLabel.of(Origin.parse(origin)).value()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "https://vod.example.com:8443, vod-example-com-8443---",
    "http://vod.example.com, http-vod-example-com---",
    "https://192.168.1.1, 192-168-1-1---",
    "https://[2001:db8::1], 2001-db8-1---",
    "https://[::], origin---",
    "https://xn--mnchen-3ya.de, xn-mnchen-3ya-de---",
    "https://xn-foo.com, xn-foo-com---",
    "https://a-.b, a-b---",
    "https://under_score.example, under-score-example---"
  })
  void otherOriginsTakeAHash(String origin, String start) {
    assertThat(OriginLabel.of(Origin.parse(origin)).value())
        .startsWith(start)
        .hasSize(start.length() + 26)
        .matches("[a-z0-9-]+---[a-z2-7]{26}");
  }

  @Test
  void theHashCoversSchemeHostAndPort() {
    // Committed so that an update cannot quietly give every such origin another name.
    assertThat(OriginLabel.of(Origin.parse("https://vod.example.com:8443")).value())
        .isEqualTo("vod-example-com-8443---tpblu42jyafzwwiunqegrra7ab");
  }

  @Test
  void aLabelOfUpTo63OctetsIsPlainAndALongerOneTakesAHash() {
    String longest = "a".repeat(30) + "." + "b".repeat(32);
    assertThat(OriginLabel.of(Origin.parse("https://" + longest)).value())
        .isEqualTo(longest.replace('.', '-'));
    assertThat(OriginLabel.of(Origin.parse("https://" + longest + "c")).value())
        .hasSize(63)
        .contains("---");
  }

  @Property(tries = 5_000)
  void twoOriginsNeverShareALabel(@ForAll("origins") Origin one, @ForAll("origins") Origin other) {
    assertThat(OriginLabel.of(one).equals(OriginLabel.of(other))).isEqualTo(one.equals(other));
  }

  @Property(tries = 5_000)
  void everyLabelIsOneThatEveryUrlParserLeavesAlone(@ForAll("origins") Origin origin) {
    String label = OriginLabel.of(origin).value();
    assertThat(label).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?").doesNotStartWith("xn--");
    assertThat(java.net.IDN.toUnicode(label)).isEqualTo(label);
  }

  @Property(tries = 5_000)
  void threeHyphensInARowMeanAHashAndNothingElse(@ForAll("origins") Origin origin) {
    String label = OriginLabel.of(origin).value();
    String plain = origin.host().replace("-", "--").replace('.', '-');
    boolean oddRun = label.matches(".*(?<!-)---(?!-).*");
    assertThat(oddRun).isEqualTo(!label.equals(plain));
    assertThat(label.matches("[a-z0-9-]+(?<!-)---[a-z2-7]{26}")).isEqualTo(oddRun);
  }

  /** All hosts of a tiny alphabet, in all schemes and two ports: no pair is left to chance. */
  @Test
  void noTwoOriginsOfAllSmallOnesShareALabel() {
    Map<OriginLabel, Origin> owners = new HashMap<>();
    String letters = "a-.";
    int count = 0;
    for (int length = 1; length <= 8; length++) {
      int all = (int) Math.pow(letters.length(), length);
      for (int number = 0; number < all; number++) {
        StringBuilder host = new StringBuilder();
        for (int rest = number, i = 0; i < length; i++, rest /= letters.length()) {
          host.append(letters.charAt(rest % letters.length()));
        }
        if (HostSyntax.problem(host.toString()).isPresent()) {
          continue;
        }
        for (String scheme : new String[] {"http", "https"}) {
          for (int port : new int[] {80, 443}) {
            Origin origin = new Origin(scheme, host.toString(), port);
            assertThat(owners.put(OriginLabel.of(origin), origin)).isNull();
            count++;
          }
        }
      }
    }
    assertThat(count).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "xn--a", "\u00e9"})
  void anythingElseIsNoLabel(String value) {
    assertThatThrownBy(() -> new OriginLabel(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
