/**
 * What is in a certificate, in words, and the window that shows it. Draws only; decides nothing
 * about trust. Parameters and results are never null.
 */
package org.vicinity.browser.certificate;
