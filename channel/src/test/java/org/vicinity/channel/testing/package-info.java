/**
 * What every near-field transport must make possible, as tests to inherit from: {@link
 * org.vicinity.channel.testing.TransportContract} runs sessions and whole pairings over it, with
 * faults. Also packaged as this module's test-jar for transports of other modules.
 */
package org.vicinity.channel.testing;
