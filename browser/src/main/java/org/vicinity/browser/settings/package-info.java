/**
 * The settings of the user's devices: what was given to which web site, and how to take it back.
 * Shows and asks; whoever owns the store and the engine does. Parameters and results are never
 * null.
 */
package org.vicinity.browser.settings;
