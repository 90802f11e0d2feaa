package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.Navigation.Source;

class NavigationTrackerTest {
  private static final String PAGE = "https://a.example/";
  private static final String NEXT = "https://b.example/";

  private final NavigationTracker tracker = new NavigationTracker(Optional.empty(), Set::of);

  private Navigation link(String url) {
    return tracker.next(1, url, PAGE, false, false, false);
  }

  @Test
  void aLinkIsTheShownDocuments() {
    assertThat(link(NEXT)).isEqualTo(new Navigation(1, NEXT, Source.PAGE, PAGE));
  }

  @Test
  void theAddressBarIsTheUsers() {
    assertThat(tracker.next(1, NEXT, PAGE, true, false, false).source()).isEqualTo(Source.USER);
  }

  @Test
  void aRedirectIsTheRedirectingAddressesWhoeverBeganIt() {
    tracker.next(1, NEXT, PAGE, true, false, false);
    Navigation redirect = tracker.next(1, "https://c.example/", PAGE, true, false, true);
    assertThat(redirect).isEqualTo(new Navigation(1, "https://c.example/", Source.PAGE, NEXT));
  }

  @Test
  void theFirstPageOfAPopupIsItsOpeners() {
    NavigationTracker popup = new NavigationTracker(Optional.of(PAGE), Set::of);
    // The engine takes it for the shell's, which loads it.
    assertThat(popup.next(2, NEXT, "", true, false, false))
        .isEqualTo(new Navigation(2, NEXT, Source.PAGE, PAGE));
    assertThat(popup.next(2, PAGE, NEXT, true, false, false).source()).isEqualTo(Source.USER);
  }

  @Test
  void reloadAndHistoryAreRecognised() {
    assertThat(tracker.next(1, PAGE, PAGE, false, true, false).source()).isEqualTo(Source.HISTORY);
    tracker.historyExpected();
    assertThat(link(NEXT).source()).isEqualTo(Source.HISTORY);
    assertThat(link(NEXT).source()).isEqualTo(Source.PAGE);
  }

  @Test
  void aStepWithinADocumentLeavesNothingOverForThePage() {
    tracker.historyExpected();
    tracker.addressChanged();
    assertThat(link(NEXT).source()).isEqualTo(Source.PAGE);
  }

  @Test
  void whoCanReachTheWindowMayHaveAskedToo() {
    Set<String> family = Set.of("https://other.example/");
    NavigationTracker window = new NavigationTracker(Optional.empty(), () -> family);
    window.openedBy(PAGE);
    assertThat(window.next(1, NEXT, "about:blank", false, false, false))
        .isEqualTo(new Navigation(1, NEXT, Source.PAGE, PAGE, family));
    assertThat(window.next(1, NEXT, NEXT, false, false, false))
        .isEqualTo(new Navigation(1, NEXT, Source.PAGE, NEXT, family));
    assertThat(window.next(1, NEXT, "about:blank", false, false, false))
        .as("an empty window is its opener's")
        .isEqualTo(new Navigation(1, NEXT, Source.PAGE, PAGE, family));
    assertThat(window.next(1, NEXT, PAGE, true, false, false))
        .isEqualTo(new Navigation(1, NEXT, Source.USER, "", family));
    assertThat(window.next(1, NEXT, PAGE, false, true, false))
        .isEqualTo(new Navigation(1, NEXT, Source.HISTORY, PAGE, family));
    assertThat(window.next(1, NEXT, PAGE, false, false, true))
        .as("what a redirect began with may have been anybody's")
        .isEqualTo(new Navigation(1, NEXT, Source.PAGE, NEXT, family));
  }

  @Test
  void whoIsGoneWhenThePageLetsGoMayHaveAsked() {
    Set<String> family = new HashSet<>(Set.of("https://other.example/"));
    NavigationTracker window = new NavigationTracker(Optional.empty(), () -> family);
    window.leaving();
    family.clear();
    assertThat(window.next(1, NEXT, PAGE, false, false, false).others())
        .containsExactly("https://other.example/");
    assertThat(window.next(1, NEXT, PAGE, false, false, false).others()).isEmpty();
  }
}
