package org.vicinity.browser.preference;

import org.vicinity.browser.language.Phrase;

/**
 * The one declaration of a setting.
 *
 * @param key its name in the profile
 * @param section the page that shows it
 * @param title what it is called
 * @param description what it does, in a sentence or two
 * @param kind its values
 * @param normal its value as long as the user has not chosen one
 */
public record Setting<T>(
    String key, Section section, Phrase title, Phrase description, Kind<T> kind, T normal) {}
