/**
 * Light or dark: what the desktop prefers, what the user chose, and the look and feel that comes of
 * it. Parameters and results are never null.
 */
package org.vicinity.browser.theme;
