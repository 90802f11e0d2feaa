package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.SightingTag;

class BleAnnouncementTest {
  private static final Optional<SightingTag> TAG = SightingTag.read("k3X-");

  @ParameterizedTest
  @CsvSource({
    "Cache, media-cache, Acme, Cache/media-cache/Acme/k3X-",
    "Media cache, media-cache, Acme, Media cache/media-cache//k3X-",
    "A media cache, media-cache, '', A media cac/media-cache//k3X-",
    "ÄÖÜÄÖÜ, media-cache, '', ÄÖÜÄÖ/media-cache//k3X-",
  })
  void aTagComesBeforeTheVendorAndTheNamesEnd(
      String name, String type, String vendor, String expected) {
    String said = new BleAnnouncement(name, type, vendor, true, TAG).localName();

    assertThat(said).isEqualTo(expected);
    assertThat(said.getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(BleAnnouncement.MAX_LOCAL_NAME);
    assertThat(BleAnnouncement.ofLocalName(said).tag()).isEqualTo(TAG);
    assertThat(BleAnnouncement.ofLocalName(said).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Cache/media-cache//", "Cache/media-cache//k3X", "Cache/media-cache//k3X*"})
  void whatIsNoTagIsLeftOut(String heard) {
    BleAnnouncement said = BleAnnouncement.ofLocalName(heard);

    assertThat(said.tag()).isEmpty();
    assertThat(said.name()).isEqualTo("Cache");
    assertThat(said.type()).isEqualTo("media-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cache", "a/b/c/d/e", "Cache/Media Cache", "Cache/", "///"})
  void whatDoesNotFollowTheFormIsANameOfAnUnknownType(String heard) {
    BleAnnouncement said = BleAnnouncement.ofLocalName(heard);

    assertThat(said.name()).isEqualTo(heard);
    assertThat(said.type()).isEqualTo(BleAnnouncement.UNKNOWN_TYPE);
  }

  @Test
  void aTypeThatCannotBeToldIsRefused() {
    assertThatThrownBy(() -> new BleAnnouncement("Cache", "Media/Cache", "", true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
