package org.vicinity.browser.preference;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The file's contents: what the user chose, by the settings' keys.
 *
 * @param settings also those of other versions of the browser, which are kept
 */
record SavedSettings(Map<String, String> settings) {
  private static final int MOST = 1_000;

  SavedSettings {
    if (settings == null
        || settings.size() > MOST
        || settings.values().stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("no settings");
    }
    settings = Map.copyOf(settings);
  }

  SavedSettings with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(key, value);
    return new SavedSettings(changed);
  }
}
