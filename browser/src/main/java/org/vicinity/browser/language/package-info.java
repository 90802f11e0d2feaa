/**
 * The language of the shell's texts, and the direction that it is written in. Knows no text itself:
 * each package keeps its own in an enum of {@link org.vicinity.browser.language.Phrase}s and the
 * resource bundles beside it. Parameters and results are never null.
 */
package org.vicinity.browser.language;
