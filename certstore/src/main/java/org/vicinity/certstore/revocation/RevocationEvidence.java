package org.vicinity.certstore.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything at hand that may tell of a revocation; hostile until it is asked.
 *
 * @param lists revocation lists of any issuers
 * @param answers OCSP responses about any certificates
 */
public record RevocationEvidence(List<RevocationList> lists, List<OcspAnswer> answers) {
  /** Nothing. */
  public static final RevocationEvidence NONE = new RevocationEvidence(List.of(), List.of());

  /** Copies the lists. */
  public RevocationEvidence {
    lists = List.copyOf(lists);
    answers = List.copyOf(answers);
  }

  /** Returns evidence of lists alone. */
  public static RevocationEvidence of(List<RevocationList> lists) {
    return new RevocationEvidence(lists, List.of());
  }

  /**
   * Returns what is known about one certificate. One proof of revocation outweighs all else; then
   * one proof that it is good is enough; what is unusable does not count when there is better.
   *
   * @return empty when nothing here is about that certificate
   */
  Optional<RevocationStatus> status(
      X509Certificate certificate, X509Certificate issuer, Instant at, RevocationPolicy policy) {
    List<RevocationStatus> all = new ArrayList<>();
    lists.stream()
        .filter(list -> list.isOf(issuer))
        .map(list -> list.status(certificate, issuer, at, policy))
        .forEach(all::add);
    answers.stream()
        .filter(answer -> answer.isAbout(certificate, issuer))
        .map(answer -> answer.status(certificate, issuer, at, policy))
        .forEach(all::add);
    return Stream.of(
            RevocationStatus.Revoked.class,
            RevocationStatus.Good.class,
            RevocationStatus.Unknown.class)
        .flatMap(kind -> all.stream().filter(kind::isInstance))
        .findFirst();
  }
}
