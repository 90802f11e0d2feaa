package org.vicinity.browser.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteZoomsTest {
  @TempDir Path folder;

  private int normal = SiteZooms.NORMAL;

  private SiteZooms open() {
    return SiteZooms.in(folder.resolve("zooms.json"), () -> normal);
  }

  @Test
  void aSitesSizeIsRememberedUntilItIsTheNormalOne() {
    try (SiteZooms zooms = open()) {
      assertThat(zooms.of("a.example")).isEqualTo(SiteZooms.NORMAL);
      zooms.set("a.example", 125);
      zooms.set("b.example", 50);
    }
    try (SiteZooms zooms = open()) {
      assertThat(zooms.of("a.example")).isEqualTo(125);
      zooms.set("a.example", SiteZooms.NORMAL);
    }
    try (SiteZooms zooms = open()) {
      assertThat(zooms.of("a.example")).isEqualTo(SiteZooms.NORMAL);
      assertThat(zooms.of("b.example")).isEqualTo(50);
    }
  }

  @Test
  void stepsGoUpAndDownTheSameSizesAndEnd() {
    assertThat(SiteZooms.larger(100)).isEqualTo(110);
    assertThat(SiteZooms.smaller(110)).isEqualTo(100);
    assertThat(SiteZooms.larger(500)).isEqualTo(500);
    assertThat(SiteZooms.smaller(30)).isEqualTo(30);
  }

  @Test
  void ofManySitesTheLatestAreKept() {
    try (SiteZooms zooms = open()) {
      for (int i = 0; i < 600; i++) {
        zooms.set("host" + i, 125);
      }
      assertThat(zooms.of("host0")).isEqualTo(SiteZooms.NORMAL);
      assertThat(zooms.of("host599")).isEqualTo(125);
    }
    try (SiteZooms zooms = open()) {
      assertThat(zooms.of("host599")).isEqualTo(125);
    }
  }

  @Test
  void sizesThatNobodyCouldHaveChosenAreNotTaken() throws Exception {
    Files.writeString(
        folder.resolve("zooms.json"), "{\"zooms\":[{\"host\":\"a.example\",\"percent\":100000}]}");
    try (SiteZooms zooms = open()) {
      assertThat(zooms.of("a.example")).isEqualTo(SiteZooms.NORMAL);
    }
    assertThat(folder.resolve("zooms.json.damaged")).exists();
  }

  @Test
  void theSizeOfAllOtherPagesIsTheUsersChoice() {
    try (SiteZooms zooms = open()) {
      zooms.set("small.example", 80);
      normal = 125;
      assertThat(zooms.of("other.example")).isEqualTo(125);
      assertThat(zooms.of("small.example")).isEqualTo(80);
      zooms.set("small.example", 125);
      normal = 110;
      assertThat(zooms.of("small.example"))
          .as("forgotten, as it was the normal size")
          .isEqualTo(110);
    }
  }
}
