/** The list of downloads, of this run and of earlier ones, and its pane. On the event thread. */
package org.vicinity.browser.download;
