/**
 * Near-field channels inside one process, for tests of everything that runs on a channel. Same
 * limits and deadlines as the channels that reach a real device; no encoding, no threads of its own
 * but those that serve a simulated device.
 */
package org.vicinity.channel.memory;
