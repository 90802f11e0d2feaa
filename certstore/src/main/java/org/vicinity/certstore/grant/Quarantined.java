package org.vicinity.certstore.grant;

/**
 * A part of the store that could not be read. It is kept as it was found and its grants are not in
 * force; the user must be told.
 *
 * @param what which file or row, for the user
 * @param reason what is wrong with it, for the user
 */
public record Quarantined(String what, String reason) {}
