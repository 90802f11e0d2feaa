/**
 * How devices look in the shell's own windows: their texts made harmless, their icons, the badges
 * of their channels. Draws only; decides nothing and knows neither chooser nor settings. Parameters
 * and results are never null.
 */
package org.vicinity.browser.display;
