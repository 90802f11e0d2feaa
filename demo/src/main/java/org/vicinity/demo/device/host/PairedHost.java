package org.vicinity.demo.device.host;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What the device keeps of one committed pairing.
 *
 * @param host the host name, such as {@code media-server.vod-example-com.local}
 * @param origin the one web origin that may use it, in its ASCII serialization
 * @param identity key and certificate
 * @param authority the service's private CA, for renewals
 * @param secret recognises the browser that may remove the pairing
 * @param since when it was committed, by the device's clock
 */
public record PairedHost(
    String host,
    String origin,
    TlsIdentity identity,
    X509Certificate authority,
    SecretDigest secret,
    Instant since) {}
