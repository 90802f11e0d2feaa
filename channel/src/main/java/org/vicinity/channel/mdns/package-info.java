/**
 * Multicast DNS for host names of several labels (RFC 6762), which JmDNS cannot publish or look up.
 * Services are browsed with JmDNS in {@code lan}.
 */
package org.vicinity.channel.mdns;
