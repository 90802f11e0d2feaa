/**
 * The user's settings: each declared once, with its kind, its normal value and its words, and kept
 * in one file of the profile. The pane and the documentation are made from the declarations.
 * Parameters and results are never null.
 */
package org.vicinity.browser.preference;
