/**
 * Tests with the real engine on a display. Chromium starts once per JVM, so each class has a JVM of
 * its own (profile {@code browser-tests}).
 */
package org.vicinity.browser.real;
