package org.vicinity.browser.chooser;

import java.util.Optional;

/**
 * Who asks, as the dialog says it.
 *
 * @param origin the origin's whole ASCII serialization (RFC 6454 section 6.2)
 * @param user for whom, fit for display; the page's claim
 * @param lastChance whether cancelling once more mutes the origin
 */
record ChooserHeading(String origin, Optional<String> user, boolean lastChance) {}
