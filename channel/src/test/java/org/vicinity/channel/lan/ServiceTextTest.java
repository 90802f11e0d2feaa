package org.vicinity.channel.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.SightingTag;

class ServiceTextTest {
  @Test
  void whatIsWrittenIsRead() {
    LanAnnouncement announcement =
        new LanAnnouncement(
            "Media Cache 2.0", "media-cache", "Exämple", 4711, true, SightingTag.read("a-Z9"));

    assertThat(ServiceText.read(ServiceText.write(announcement)::get))
        .contains(
            new ServiceText(
                "Media Cache 2.0", "media-cache", "Exämple", true, SightingTag.read("a-Z9")));
  }

  @Test
  void anotherVersionOrNoTypeIsNotRead() {
    assertThat(ServiceText.read(Map.of("type", "media-cache")::get)).isEmpty();
    assertThat(ServiceText.read(Map.of("v", "2", "type", "media-cache")::get)).isEmpty();
    assertThat(ServiceText.read(Map.of("v", "1")::get)).isEmpty();
  }

  @Test
  void onlyOneMeansPairable() {
    for (String pair : new String[] {"0", "", "true", "yes"}) {
      assertThat(ServiceText.read(Map.of("v", "1", "type", "t", "pair", pair)::get))
          .map(ServiceText::pairable)
          .contains(false);
    }
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    Map<String, String> entries = new HashMap<>(Map.of("v", "1", "type", "t"));
    entries.put("name", "x".repeat(ServiceText.MAX_TEXT - 1) + "😀");

    assertThat(ServiceText.read(entries::get).orElseThrow().name())
        .isEqualTo("x".repeat(ServiceText.MAX_TEXT - 1));
  }

  @Property
  void instanceNamesFitALabelAndHaveNoDot(@ForAll String name) {
    String instance =
        ServiceText.instanceName(new LanAnnouncement(name, "media-cache", "", 4711, true));

    assertThat(instance).isNotBlank().doesNotContain(".").doesNotContain("\\");
    assertThat(instance.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(60);
  }

  @Property
  void everyEntryFitsTheRecord(@ForAll String name, @ForAll String type, @ForAll String vendor) {
    Map<String, String> entries =
        ServiceText.write(new LanAnnouncement(name, type, vendor, 4711, true));

    entries.forEach(
        (key, value) ->
            assertThat((key + "=" + value).getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(255));
  }
}
