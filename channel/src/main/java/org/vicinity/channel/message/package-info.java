/**
 * What crosses a near-field channel: typed messages and their CBOR form. Says what a well-formed
 * message is, once for both directions; knows nothing of their order, of keys or of devices.
 */
package org.vicinity.channel.message;
