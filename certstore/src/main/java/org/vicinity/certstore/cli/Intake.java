package org.vicinity.certstore.cli;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;

/**
 * Certificates of several PEM texts. Those that do not decode are left out: they may not be needed.
 *
 * @param certificates those that decode, in order
 * @param problem why the first of the others does not
 */
record Intake(List<X509Certificate> certificates, Optional<String> problem) {
  /** Far more than a chain needs; the text's own limit is reached first. */
  private static final int MAX_IN_ONE_TEXT = 1_000;

  static Intake of(List<String> texts) {
    List<X509Certificate> certificates = new ArrayList<>();
    Optional<String> problem = Optional.empty();
    for (String text : texts) {
      try {
        certificates.addAll(PemCertificates.parse(text, MAX_IN_ONE_TEXT));
      } catch (CertificateFormatException malformed) {
        problem = problem.or(() -> Optional.of(malformed.getMessage()));
      }
    }
    return new Intake(List.copyOf(certificates), problem);
  }
}
