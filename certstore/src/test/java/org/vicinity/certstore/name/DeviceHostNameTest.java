package org.vicinity.certstore.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceHostNameTest {
  private static final Origin VOD = Origin.parse("https://vod.example.com");

  @Provide
  Arbitrary<Origin> origins() {
    return OriginArbitraries.origins();
  }

  @ParameterizedTest
  @CsvSource({
    "media-server-1, media-server-1",
    "Media Server #1, media-server-1",
    "'  --x--  ', x",
    "M\u00e9diath\u00e8que du Salon, mediatheque-du-salon",
    "\uff21\uff22, ab",
    "xn--mnchen-3ya, xn-mnchen-3ya",
    "a.b_c, a-b-c",
    "\u5a92\u4f53, device",
    "'', device",
    "---, device",
    "\u202Eevil, evil"
  })
  void aWishBecomesALabel(String wish, String label) {
    assertThat(DeviceHostName.of(VOD, wish, taken -> false).value())
        .isEqualTo(label + ".vod-example-com.local");
  }

  @Test
  void aTakenNameIsNumbered() {
    Set<String> taken = new HashSet<>();
    for (String expected : new String[] {"tv", "tv-2", "tv-3"}) {
      DeviceHostName name = DeviceHostName.of(VOD, "TV", taken::contains);
      assertThat(name.label()).isEqualTo(expected);
      taken.add(name.value());
    }
  }

  @Test
  void aLongLabelKeepsItsNumberWithin63Octets() {
    String wish = "a".repeat(61) + "-bcd";
    DeviceHostName first = DeviceHostName.of(VOD, wish, taken -> false);
    DeviceHostName second = DeviceHostName.of(VOD, wish, first.value()::equals);
    assertThat(first.label()).isEqualTo("a".repeat(61) + "-b");
    assertThat(second.label()).isEqualTo("a".repeat(61) + "-2");
  }

  @Test
  void whenEveryNumberIsTakenThereIsNone() {
    assertThatThrownBy(() -> DeviceHostName.of(VOD, "tv", taken -> true))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theOriginOfTheDeviceIsHttpsOnItsName() {
    assertThat(DeviceHostName.of(VOD, "tv", taken -> false).origin())
        .isEqualTo("https://tv.vod-example-com.local");
  }

  @Property(tries = 3_000)
  void everyNameIsValidAndReadBack(@ForAll("origins") Origin origin, @ForAll String wish) {
    DeviceHostName name = DeviceHostName.of(origin, wish, taken -> false);
    assertThat(name.value().length()).isLessThanOrEqualTo(133);
    assertThat(name.label()).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    assertThat(name.label()).doesNotStartWith("xn--");
    assertThat(DeviceHostName.parse(name.value())).contains(name);
    assertThat(DeviceHostName.parse(name.value().toUpperCase(java.util.Locale.ROOT)))
        .contains(name);
  }

  @Property(tries = 3_000)
  void namesOfTwoOriginsNeverMeet(
      @ForAll("origins") Origin one, @ForAll("origins") Origin other, @ForAll String wish) {
    assertThat(
            DeviceHostName.of(one, wish, taken -> false)
                .equals(DeviceHostName.of(other, wish, taken -> false)))
        .isEqualTo(one.equals(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local",
        "a.local",
        "a.b.c.local",
        "a.b.local.",
        "a.b.example",
        ".b.local",
        "a..local",
        "-a.b.local",
        "a.b-.local",
        "xn--a.b.local",
        "a.xn--b.local",
        "a_b.c.local",
        "a.b.\u0131ocal",
        "\u212A.b.local"
      })
  void anythingElseIsNoneOfOurs(String host) {
    assertThat(DeviceHostName.parse(host)).isEmpty();
  }

  @Test
  void aHostBeyondTheLimitsIsNoneOfOurs() {
    assertThat(DeviceHostName.parse("a".repeat(64) + ".b.local")).isEmpty();
    assertThat(DeviceHostName.parse("a".repeat(100_000))).isEmpty();
  }
}
