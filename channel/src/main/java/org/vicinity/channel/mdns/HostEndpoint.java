package org.vicinity.channel.mdns;

import java.net.InetSocketAddress;

/**
 * Where a {@code .local} host name is served now.
 *
 * @param host the name that was looked up, lower case, without a trailing dot
 * @param address the address on the link and the port of its {@code _https._tcp} SRV record, 443
 *     when it has none
 */
public record HostEndpoint(String host, InetSocketAddress address) {}
