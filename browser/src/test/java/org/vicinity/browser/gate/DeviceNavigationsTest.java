package org.vicinity.browser.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.engine.Navigation;
import org.vicinity.browser.engine.Navigation.Source;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.certstore.grant.Grant;

class DeviceNavigationsTest {
  private static final Grant GRANT = Grants.of("https://a.example", "one");
  private static final Grant OTHER = Grants.of("https://b.example", "two");
  private static final String DEVICE = GRANT.host().origin() + "/page";

  private final DeviceNavigations navigations =
      new DeviceNavigations(
          host ->
              host.equals(GRANT.host().value())
                  ? Optional.of(GRANT)
                  : host.equals(OTHER.host().value()) ? Optional.of(OTHER) : Optional.empty());

  private boolean allows(String url, Source source, String initiator) {
    return navigations.allows(new Navigation(1, url, source, initiator));
  }

  @Test
  void theUserMayOpenADevicesPage() {
    assertThat(allows(DEVICE, Source.USER, "")).isTrue();
    assertThat(allows(DEVICE, Source.HISTORY, "https://evil.example/")).isTrue();
  }

  @Test
  void itsOriginAndItselfMayOpenADevicesPage() {
    assertThat(allows(DEVICE, Source.PAGE, "https://a.example/x?y")).isTrue();
    assertThat(allows(DEVICE, Source.PAGE, GRANT.host().origin() + "/z")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "http://a.example/",
        "https://a.example:8443/",
        "https://sub.a.example/",
        "https://a.example.evil.example/",
        "https://evil.example/@a.example/",
        "https://a.example@evil.example/",
        "data:text/html,https://a.example/",
        "about:blank",
        ""
      })
  void nobodyElseMay(String initiator) {
    assertThat(allows(DEVICE, Source.PAGE, initiator)).isFalse();
  }

  @Test
  void neitherMayAnotherDevice() {
    assertThat(allows(DEVICE, Source.PAGE, OTHER.host().origin() + "/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void nobodyElseMayWhateverTheSchemeSpellingOrPort(String scheme) {
    String host = GRANT.host().value();
    String evil = "https://evil.example/";
    assertThat(allows(scheme + "://" + host + ":8443/", Source.PAGE, evil)).isFalse();
    assertThat(allows(scheme + "://" + host.toUpperCase() + "/", Source.PAGE, evil)).isFalse();
    assertThat(allows(scheme + "://x@" + host + "?q", Source.PAGE, evil)).isFalse();
  }

  @Test
  void aDeviceMayHaveTheUserLoggedInElsewhereAndComeBackOnce() {
    String device = GRANT.host().origin();
    assertThat(allows("https://login.example/", Source.PAGE, device + "/login")).isTrue();
    assertThat(allows("https://login.example/2", Source.PAGE, "https://login.example/")).isTrue();
    assertThat(allows(device + "/callback", Source.PAGE, "https://login.example/2")).isTrue();
    assertThat(allows(device + "/callback", Source.PAGE, "https://login.example/2")).isFalse();
  }

  @Test
  void comingBackIsForTheDeviceThatSentTheTabAndEndsWithTheUsersNextStep() {
    String device = GRANT.host().origin();
    allows("https://login.example/", Source.PAGE, device + "/login");
    assertThat(allows(OTHER.host().origin() + "/", Source.PAGE, "https://login.example/"))
        .isFalse();
    allows("https://elsewhere.example/", Source.USER, "");
    assertThat(allows(device + "/callback", Source.PAGE, "https://elsewhere.example/")).isFalse();
  }

  @Test
  void comingBackIsForTheSameTabOnly() {
    allows("https://login.example/", Source.PAGE, GRANT.host().origin() + "/login");
    Navigation inAnotherTab = new Navigation(2, DEVICE, Source.PAGE, "https://login.example/");
    assertThat(navigations.allows(inAnotherTab)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chrome://settings",
        "chrome-extension://abc/rules.html",
        "devtools://x",
        "view-source:https://a.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "custom:x"
      })
  void pagesMayNotOpenTheBrowsersOwnOrLocalFiles(String url) {
    assertThat(allows(url, Source.PAGE, "https://a.example/")).isFalse();
  }

  @Test
  void neitherMayTheUserButForFiles() {
    assertThat(allows("chrome://settings", Source.USER, "")).isFalse();
    assertThat(allows("file:///home/me/x.html", Source.USER, "")).isTrue();
  }

  @Test
  void everythingElseIsFree() {
    assertThat(allows("https://b.example/", Source.PAGE, "https://evil.example/")).isTrue();
    assertThat(allows("https://unknown.evil.local/", Source.PAGE, "https://evil.example/"))
        .isTrue();
  }

  private boolean allowsAmong(String initiator, String... others) {
    return navigations.allows(new Navigation(1, DEVICE, Source.PAGE, initiator, Set.of(others)));
  }

  @Test
  void allThatCanReachTheTabHaveToBeAllowed() {
    assertThat(allowsAmong("https://a.example/", "https://a.example/")).isTrue();
    assertThat(allowsAmong("https://a.example/", GRANT.host().origin() + "/")).isTrue();
    assertThat(allowsAmong("https://a.example/", "https://evil.example/")).isFalse();
    assertThat(allowsAmong("https://a.example/", OTHER.host().origin() + "/")).isFalse();
    assertThat(allowsAmong("https://a.example/", "data:")).isFalse();
  }

  @Test
  void whatLooksLikeTheUsersWishMayBeAStrangersToo() {
    Set<String> stranger = Set.of("https://evil.example/");
    for (Source source : Source.values()) {
      assertThat(navigations.allows(new Navigation(1, DEVICE, source, "", stranger))).isFalse();
    }
    assertThat(
            navigations.allows(new Navigation(1, "https://b.example/", Source.USER, "", stranger)))
        .isTrue();
  }

  @Test
  void aStrangerDoesNotSpendTheWayBackOfADevicesOwn() {
    navigations.allows(new Navigation(1, "https://login.example/", Source.PAGE, DEVICE));
    assertThat(allowsAmong("https://login.example/", "https://evil.example/")).isFalse();
    assertThat(allows(DEVICE, Source.PAGE, "https://login.example/")).isTrue();
  }

  @Test
  void aStrangerBesidesADeviceDoesNotBuyTheTabAWayBack() {
    navigations.allows(
        new Navigation(
            1, "https://evil.example/", Source.PAGE, DEVICE, Set.of("https://evil.example/")));
    assertThat(allows(DEVICE, Source.PAGE, "https://evil.example/")).isFalse();
  }

  @Test
  void aDeviceAndWhatItOpensDoNotReachEachOther() {
    assertThat(navigations.mayReach("https://a.example/", "https://b.example/")).isTrue();
    assertThat(navigations.mayReach("https://a.example/", "about:blank")).isTrue();
    assertThat(navigations.mayReach("https://a.example/", DEVICE)).isFalse();
    assertThat(navigations.mayReach(DEVICE, "https://b.example/")).isFalse();
  }
}
