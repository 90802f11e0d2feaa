/**
 * Searching on all near-field channels at once, for whoever shows what is found or whether
 * searching is possible. Knows transports and nothing of windows. Parameters and results are never
 * null.
 */
package org.vicinity.browser.search;
