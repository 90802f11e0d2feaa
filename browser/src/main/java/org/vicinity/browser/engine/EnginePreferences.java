package org.vicinity.browser.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cef.browser.CefRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chromium's preferences. All methods on its UI thread; see {@link UiThread}. */
final class EnginePreferences {
  private static final Logger LOG = LoggerFactory.getLogger(EnginePreferences.class);

  private static final String ANCHORS = "certificates.ca_certificates";
  private static final String ALLOWED = "profile.managed_loopback_network_allowed_for_urls";

  private static final String LOCAL_NETWORK_ALLOWED =
      "profile.managed_local_network_allowed_for_urls";

  /** Everybody is kept out of all local address spaces, without being asked. */
  private static final List<String> BLOCK_LISTS =
      List.of(
          "profile.managed_local_network_blocked_for_urls",
          "profile.managed_local_network_access_blocked_for_urls",
          "profile.managed_loopback_network_blocked_for_urls");

  /** What pages may ask for elsewhere and is refused here, because nothing here could ask. */
  private static final List<String> REFUSED_PERMISSIONS =
      List.of(
          "media_stream_camera",
          "media_stream_mic",
          "geolocation",
          "notifications",
          "midi_sysex",
          "serial_guard",
          "usb_guard",
          "hid_guard",
          "bluetooth_guard",
          "bluetooth_scanning",
          "file_system_write_guard",
          "idle_detection",
          "local_fonts",
          "window_placement",
          "clipboard",
          "storage_access");

  private static final int BLOCK = 2;

  private EnginePreferences() {}

  /**
   * Takes back what an earlier run left in the profile, closes all local address spaces and sets
   * what never changes. Before the first page.
   */
  static void reset() {
    trust(List.of());
    allow(List.of());
    for (String list : BLOCK_LISTS) {
      require(list, new ArrayList<>(List.of("*")));
    }
    require(LOCAL_NETWORK_ALLOWED, new ArrayList<>(LocalPages.PATTERNS));
    for (String permission : REFUSED_PERMISSIONS) {
      wish("profile.default_content_setting_values." + permission, BLOCK);
    }
    privacy().forEach(EnginePreferences::wish);
  }

  static void trust(List<String> certificates) {
    require(ANCHORS, new ArrayList<>(certificates));
  }

  static void allow(List<String> patterns) {
    require(ALLOWED, new ArrayList<>(patterns));
  }

  /** Nothing is sent anywhere that no page asked for. */
  private static Map<String, Object> privacy() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("safebrowsing.enabled", false);
    values.put("search.suggest_enabled", false);
    values.put("signin.allowed", false);
    values.put("credentials_enable_service", false);
    values.put("autofill.profile_enabled", false);
    values.put("autofill.credit_card_enabled", false);
    values.put("alternate_error_pages.enabled", false);
    values.put("spellcheck.use_spelling_service", false);
    values.put("url_keyed_anonymized_data_collection.enabled", false);
    values.put("translate.enabled", false);
    // 2 is "never": no look-ups and connections on the mere chance that somebody clicks.
    values.put("net.network_prediction_options", 2);
    return values;
  }

  private static void require(String name, Object value) {
    String refusal = CefRequestContext.getGlobalContext().setPreference(name, value);
    if (refusal != null) {
      throw new IllegalStateException(
          "the engine did not take the preference " + name + ": " + refusal);
    }
  }

  private static void wish(String name, Object value) {
    String refusal = CefRequestContext.getGlobalContext().setPreference(name, value);
    if (refusal != null) {
      LOG.warn("the engine did not take the preference {}: {}", name, refusal);
    }
  }
}
