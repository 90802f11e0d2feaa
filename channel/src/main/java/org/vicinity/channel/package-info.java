/**
 * Near-field channels: what a transport is, how devices are found, and whole-message channels to
 * them.
 *
 * <p>What crosses a channel is defined in {@code message}, secured in {@code session} and given its
 * meaning (steps 4 to 13 of the exchange) in {@code pairing}. Nothing here knows of browsers, web
 * pages or stores. Parameters and results are never null.
 */
package org.vicinity.channel;
