package org.vicinity.browser.settings;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.preference.Preferences;

/**
 * What all settings show and call.
 *
 * @param devices the devices' page
 * @param preferences what the user chose
 * @param clearing removes browsing data of those kinds, all of it; does not block
 * @param versions what runs here
 */
public record SettingsParts(
    DevicesPaneParts devices,
    Preferences preferences,
    Function<Set<BrowsingData>, CompletableFuture<Void>> clearing,
    Versions versions) {}
