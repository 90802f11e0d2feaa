package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowFamilyTest {
  private final WindowFamily family = new WindowFamily();
  private final Object opener = new Object();
  private final Object window = new Object();

  private void opens() {
    family.joins(opener, "https://a.example/start?x");
    family.joins(window, "https://a.example/start?x");
  }

  @Test
  void aWindowAloneHasNobodyBesides() {
    family.joins(opener, "https://a.example/");
    family.shows(opener, "https://b.example/");
    assertThat(family.asking()).isEmpty();
  }

  @Test
  void whateverAnyOfThemHasShownMayAsk() {
    opens();
    family.shows(window, "https://b.example/frame#part");
    family.shows(opener, "http://c.example:8080\\path");
    assertThat(family.asking())
        .containsExactlyInAnyOrder(
            "https://a.example/", "https://b.example/", "http://c.example:8080/");
  }

  @Test
  void documentsWithoutAnOriginOfTheirOwnBringNone() {
    opens();
    family.shows(window, "about:blank");
    family.shows(window, "blob:https://d.example/0f2e");
    assertThat(family.asking())
        .containsExactlyInAnyOrder("https://a.example/", "https://d.example/");
  }

  @Test
  void whatHasNoOriginIsNotMistakenForOne() {
    opens();
    for (String opaque :
        new String[] {"data:text/html,https://a.example/", "blob:null/0f2e", "about:srcdoc"}) {
      family.shows(window, opaque);
      assertThat(family.asking()).containsExactlyInAnyOrder("https://a.example/", "opaque:");
    }
  }

  @Test
  void whoIsGoneNoLongerAsks() {
    opens();
    family.shows(window, "https://b.example/");
    assertThat(family.leaves(window))
        .containsExactlyInAnyOrder("https://a.example/", "https://b.example/");
    family.shows(window, "https://late.example/");
    assertThat(family.asking()).isEmpty();
  }

  @Test
  void aWindowAloneForgetsWhatItHasShownBefore() {
    family.joins(opener, "https://before.example/");
    family.startsAnew(opener);
    family.shows(opener, "https://a.example/");
    family.joins(window, "https://a.example/");
    family.startsAnew(opener);
    assertThat(family.asking()).containsExactly("https://a.example/");
  }

  @Test
  void manyOriginsAreBoundedAndDoNotBecomeAllowed() {
    opens();
    for (int i = 0; i < 1_000; i++) {
      family.shows(window, "https://" + i + ".example/");
    }
    assertThat(family.asking()).hasSizeLessThan(WindowFamily.MANY + 3).contains("opaque:");
  }
}
