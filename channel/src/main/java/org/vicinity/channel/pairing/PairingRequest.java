package org.vicinity.channel.pairing;

/**
 * What the browser tells the device in step 6.
 *
 * @param origin the web origin in its ASCII serialization (RFC 6454 section 6.2), stated by the
 *     browser
 * @param user the page's own identifier of its user, at most 128 characters; empty when it gave
 *     none
 * @param challenge the service's challenge, 16 to 64 bytes
 * @param host the host name that the device shall take, such as {@code
 *     media-server-1.vod-example-com.local}
 */
public record PairingRequest(String origin, String user, byte[] challenge, String host) {}
