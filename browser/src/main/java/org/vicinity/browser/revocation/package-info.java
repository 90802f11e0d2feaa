/**
 * Learns which certificates of granted devices were revoked, from the granted origin itself and
 * from what devices staple to their handshakes, and keeps it in the profile. What it means is
 * decided in {@code certstore}; what follows from it, by whoever listens.
 */
package org.vicinity.browser.revocation;
