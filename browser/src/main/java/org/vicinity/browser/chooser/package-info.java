/**
 * The chooser: what decides (controller), what shows (view, Swing) and what joins them for one
 * request of a page. Knows transports and sessions, but neither the engine nor what a page does
 * with the device afterwards. Parameters and results are never null.
 */
package org.vicinity.browser.chooser;
