package org.vicinity.certstore.grant;

import java.time.Instant;

/**
 * A grant that is over for the browser while its device may still keep the pairing.
 *
 * @param grant as it was, in state {@code REVOKED}; it holds what the device is told with
 * @param at when it was revoked, to the millisecond
 */
public record RevokedGrant(Grant grant, Instant at) {}
