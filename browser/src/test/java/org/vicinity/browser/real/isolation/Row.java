package org.vicinity.browser.real.isolation;

/**
 * Who asks.
 *
 * @param id a word for paths
 * @param title what the table calls it
 * @param page scheme, host and port of the page that asks
 * @param server who serves that page
 * @param framed whether the page is in a frame within the granted origin's page
 */
record Row(String id, String title, String page, LabServer server, boolean framed) {
  Row(String id, String title, String page, LabServer server) {
    this(id, title, page, server, false);
  }
}
