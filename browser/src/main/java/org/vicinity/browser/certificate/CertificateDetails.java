package org.vicinity.browser.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vicinity.browser.display.DisplayText;

/**
 * One certificate (RFC 5280) as people read it. What its issuer wrote is made fit for display.
 *
 * @param title what it is of, in short
 * @param lines label and value, in their order
 */
record CertificateDetails(String title, List<Line> lines) {
  private static final int LONGEST = 300;
  private static final int MOST_NAMES = 20;
  private static final HexFormat BYTES = HexFormat.ofDelimiter(":").withUpperCase();

  /** One thing that it says. */
  record Line(String label, String value) {}

  static CertificateDetails of(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    String names = names(certificate);
    return new CertificateDetails(
        shown(names.isEmpty() ? subject : names),
        List.of(
            line(CertificateTexts.SUBJECT, subject),
            line(CertificateTexts.NAMES, names),
            line(CertificateTexts.ISSUER, certificate.getIssuerX500Principal().getName()),
            line(CertificateTexts.FROM, time(certificate.getNotBefore().toInstant())),
            line(CertificateTexts.UNTIL, time(certificate.getNotAfter().toInstant())),
            line(CertificateTexts.KEY, key(certificate.getPublicKey())),
            line(CertificateTexts.SIGNATURE, certificate.getSigAlgName()),
            line(
                CertificateTexts.SERIAL,
                BYTES.formatHex(certificate.getSerialNumber().toByteArray())),
            line(
                CertificateTexts.KEY_FINGERPRINT,
                fingerprint(certificate.getPublicKey().getEncoded())),
            line(CertificateTexts.FINGERPRINT, fingerprint(encoded(certificate)))));
  }

  private static Line line(CertificateTexts label, String value) {
    return new Line(label.text(), shown(value));
  }

  private static String shown(String value) {
    return DisplayText.of(value, CertificateTexts.NONE.text(), LONGEST);
  }

  /** The subject alternative names; each is a number for its kind, and the name. */
  private static String names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? ""
          : names.stream()
              .limit(MOST_NAMES)
              .map(name -> name.get(1) instanceof String text ? text : "?")
              .collect(Collectors.joining(" "));
    } catch (CertificateParsingException malformed) {
      return "";
    }
  }

  private static String key(PublicKey key) {
    if (key instanceof ECPublicKey curve) {
      return "EC " + curve.getParams().getOrder().bitLength();
    }
    return key instanceof RSAPublicKey rsa
        ? "RSA " + rsa.getModulus().bitLength()
        : key.getAlgorithm();
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(Locale.getDefault(Locale.Category.DISPLAY))
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  private static String fingerprint(byte[] bytes) {
    try {
      return BYTES.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
