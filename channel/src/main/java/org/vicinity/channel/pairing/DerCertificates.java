package org.vicinity.channel.pairing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/** X.509 certificates as they travel: DER, nothing before or after. */
final class DerCertificates {
  private DerCertificates() {}

  static List<byte[]> encode(List<X509Certificate> certificates) {
    List<byte[]> encoded = new ArrayList<>();
    certificates.forEach(each -> encoded.add(encode(each)));
    return encoded;
  }

  static byte[] encode(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that cannot be encoded", e);
    }
  }

  static List<X509Certificate> decode(List<byte[]> encoded) throws ChannelException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] each : encoded) {
      certificates.add(decode(each));
    }
    return List.copyOf(certificates);
  }

  /**
   * Decodes one.
   *
   * @throws ChannelException {@code CERTIFICATE_REFUSED} when it is anything but one certificate
   */
  static X509Certificate decode(byte[] der) throws ChannelException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      if (Arrays.equals(certificate.getEncoded(), der)) {
        return certificate;
      }
      throw new ChannelException(ChannelError.CERTIFICATE_REFUSED, "not exactly one in DER");
    } catch (CertificateException e) {
      throw new ChannelException(ChannelError.CERTIFICATE_REFUSED, e);
    }
  }
}
