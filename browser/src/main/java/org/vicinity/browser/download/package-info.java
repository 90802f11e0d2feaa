/** The list of this run's downloads, and its pane. On the event thread. */
package org.vicinity.browser.download;
