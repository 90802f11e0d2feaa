/**
 * Who reaches a device by which kind of request: measured on the real engine, with real sites and
 * devices, for every pair of the two. {@code kinds.js} has the kinds, {@link
 * org.vicinity.browser.real.isolation.Row} the askers.
 */
package org.vicinity.browser.real.isolation;
