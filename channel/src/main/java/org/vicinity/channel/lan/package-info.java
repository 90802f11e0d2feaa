/**
 * The LAN as a near-field channel: devices announce {@code _vicinity._tcp} (browsed and registered
 * with JmDNS) and speak length-prefixed messages over TCP. Host names of paired devices are the
 * business of {@code mdns}; what the messages say is the business of {@code session}.
 */
package org.vicinity.channel.lan;
