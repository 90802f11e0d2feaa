package org.vicinity.certstore.verify;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Certificates as text (RFC 7468 section 5), read strictly: certificates and nothing else. */
public final class PemCertificates {
  /** Longest text that is looked at, in characters. */
  public static final int MAX_TEXT = 128 * 1024;

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int LINE = 64;

  private PemCertificates() {}

  /**
   * Reads one certificate after the other; only white space may stand between them.
   *
   * @param pem hostile text
   * @param maxCertificates how many there may be at most
   * @return at least one certificate, in the text's order
   * @throws CertificateFormatException for anything else, private keys included
   */
  public static List<X509Certificate> parse(String pem, int maxCertificates)
      throws CertificateFormatException {
    if (pem.length() > MAX_TEXT) {
      throw new CertificateFormatException("longer than " + MAX_TEXT + " characters");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    String rest = pem.strip();
    while (!rest.isEmpty()) {
      if (certificates.size() == maxCertificates) {
        throw new CertificateFormatException("more than " + maxCertificates + " certificates");
      }
      int end = rest.indexOf(END, BEGIN.length());
      if (!rest.startsWith(BEGIN) || end < 0) {
        throw new CertificateFormatException(
            "something other than a whole CERTIFICATE block, at block "
                + (certificates.size() + 1));
      }
      certificates.add(decode(rest.substring(BEGIN.length(), end)));
      rest = rest.substring(end + END.length()).stripLeading();
    }
    if (certificates.isEmpty()) {
      throw new CertificateFormatException("no certificate");
    }
    return List.copyOf(certificates);
  }

  /** Returns the certificates as text, in lines of 64 characters that end with a line feed. */
  public static String format(List<X509Certificate> certificates) {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        pem.append(BEGIN)
            .append('\n')
            .append(encoder.encodeToString(certificate.getEncoded()))
            .append('\n')
            .append(END)
            .append('\n');
      } catch (CertificateEncodingException impossible) {
        throw new IllegalArgumentException("a certificate without an encoding", impossible);
      }
    }
    return pem.toString();
  }

  private static X509Certificate decode(String base64) throws CertificateFormatException {
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.replaceAll("[ \t\r\n]", ""));
    } catch (IllegalArgumentException notBase64) {
      throw new CertificateFormatException("a block is not base64", notBase64);
    }
    // The JDK's factory would also take PEM and PKCS #7 here.
    if (der.length == 0 || der[0] != 0x30) {
      throw new CertificateFormatException("a block is not an ASN.1 sequence");
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      if (!Arrays.equals(der, certificate.getEncoded())) {
        throw new CertificateFormatException("a block has more in it than a certificate");
      }
      return certificate;
    } catch (CertificateException malformed) {
      throw new CertificateFormatException("a block is not a certificate", malformed);
    }
  }
}
