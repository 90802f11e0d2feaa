/**
 * The demo's web service: its command line and the wiring of what the packages below provide. It
 * has no part in the near-field exchange; it sees a page, a CSR and a signed challenge.
 */
package org.vicinity.demo.service;
