/**
 * Steps 4 to 13 on a secure session: what the browser's side says, what the device's side does, and
 * the fail-safe that undoes a pairing which was not committed.
 */
package org.vicinity.channel.pairing;
