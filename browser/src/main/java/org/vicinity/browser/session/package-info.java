/**
 * What is open in the browser's windows, kept over its end and over a crash, and what was closed
 * last. Parameters and results are never null.
 */
package org.vicinity.browser.session;
