package org.vicinity.channel.message;

import java.util.List;

/**
 * Step 12: the browser delivers the certificate.
 *
 * @param correlation chosen by the browser
 * @param chain 1 to 4 certificates in DER, leaf first, each at most 4 KB
 * @param authority the private CA in DER, at most 4 KB
 */
public record CertificateDelivery(long correlation, List<byte[]> chain, byte[] authority)
    implements Message {
  /** Checks the fields. */
  public CertificateDelivery {
    Checks.correlation(correlation);
    Checks.certificates(chain);
    Checks.certificate(authority);
    chain = List.copyOf(chain);
  }
}
