/**
 * The browser's beginning and end: command line, profile, and the wiring of all parts. Decides and
 * shows nothing itself.
 */
package org.vicinity.browser;
