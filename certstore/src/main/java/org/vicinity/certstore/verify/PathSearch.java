package org.vicinity.certstore.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Finds the way from a leaf to one of several authorities through certificates in any order, some
 * of which may lead nowhere (RFC 4158). It only proposes: every chain is judged by the rules. The
 * work is bounded, whatever the certificates say. For one search; not thread-safe.
 */
public final class PathSearch {
  /** Most chains that are judged; the search then ends with the best refusal so far. */
  static final int MAX_CHAINS = 64;

  /** Most signatures that are tried to prefer one issuer to another of the same name. */
  private static final int MAX_COMPARISONS = 128;

  /** Judges a chain, leaf first, below an authority. */
  @FunctionalInterface
  public interface Judge {
    /** Returns whether the chain is trusted. */
    Verdict judge(List<X509Certificate> chain, X509Certificate authority);
  }

  private final Set<X509Certificate> authorities;
  private final Map<X500Principal, List<Candidate>> bySubject = new HashMap<>();
  private final Instant at;
  private final Judge judge;
  private int chainsLeft = MAX_CHAINS;
  private int comparisonsLeft = MAX_COMPARISONS;
  private Optional<Verdict.Refused> best = Optional.empty();

  private PathSearch(
      List<X509Certificate> untrusted, List<X509Certificate> authorities, Instant at, Judge judge) {
    this.authorities = new LinkedHashSet<>(authorities);
    this.at = at;
    this.judge = judge;
    this.authorities.forEach(authority -> add(Candidate.of(authority, true)));
    Set<X509Certificate> others = new LinkedHashSet<>(untrusted);
    others.removeAll(this.authorities);
    others.forEach(certificate -> add(Candidate.of(certificate, false)));
  }

  private void add(Candidate candidate) {
    bySubject
        .computeIfAbsent(
            candidate.certificate().getSubjectX500Principal(), name -> new ArrayList<>())
        .add(candidate);
  }

  /**
   * Looks for a chain that is trusted.
   *
   * @param leaf where every chain begins
   * @param untrusted hostile; intermediate CAs and anything else, in any order
   * @param authorities where a chain may end
   * @param at the time at which the chain has to be valid; issuers that are valid come first
   * @param judge says what is wrong with a chain
   * @return trusted by the first chain that the judge trusts; else the refusal of the chain that
   *     came furthest through the rules
   */
  public static Verdict verify(
      X509Certificate leaf,
      List<X509Certificate> untrusted,
      List<X509Certificate> authorities,
      Instant at,
      Judge judge) {
    if (authorities.isEmpty()) {
      return new Verdict.Refused(Rule.ISSUER, "no authority", "one that the chain can end at");
    }
    PathSearch search = new PathSearch(untrusted, authorities, at, judge);
    if (search.authorities.contains(leaf)) {
      return judge.judge(List.of(leaf), leaf);
    }
    return search
        .from(List.of(Candidate.of(leaf, false)))
        .orElseGet(() -> search.best.orElseThrow());
  }

  /** Goes on from a chain that has no authority yet; empty when no way from it is trusted. */
  private Optional<Verdict> from(List<Candidate> chain) {
    Candidate top = chain.get(chain.size() - 1);
    List<Candidate> issuers = issuers(chain, top);
    if (issuers.isEmpty() || chain.size() > 1 + CertificationPath.MAX_INTERMEDIATES) {
      // It leads nowhere; the rules say so in their words.
      return judged(chain, authorities.iterator().next());
    }
    for (Candidate issuer : issuers) {
      Optional<Verdict> trusted =
          issuer.isAuthority() ? judged(chain, issuer.certificate()) : from(with(chain, issuer));
      if (trusted.isPresent() || chainsLeft == 0) {
        return trusted;
      }
    }
    return Optional.empty();
  }

  /** Those that may have issued the top of the chain, the likeliest first. */
  private List<Candidate> issuers(List<Candidate> chain, Candidate top) {
    X500Principal name = top.certificate().getIssuerX500Principal();
    List<Candidate> below =
        chain.stream()
            .filter(own -> own.certificate().getSubjectX500Principal().equals(name))
            .toList();
    List<Candidate> named =
        bySubject.getOrDefault(name, List.of()).stream()
            // The same name and key again leads in a circle.
            .filter(issuer -> below.stream().noneMatch(issuer::hasSameKey))
            .map(issuer -> Map.entry(unlikeliness(top, issuer), issuer))
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    if (named.size() < 2) {
      return named;
    }
    List<Candidate> signers =
        named.stream().takeWhile(issuer -> comparisonsLeft-- > 0).filter(top::isSignedBy).toList();
    // Where none signed, one is enough to say what is wrong.
    return signers.isEmpty() ? named.subList(0, 1) : signers;
  }

  private int unlikeliness(Candidate top, Candidate issuer) {
    return (top.namesAnotherKeyThan(issuer) ? 4 : 0)
        + (issuer.isValidAt(at) ? 0 : 2)
        + (issuer.isAuthority() ? 0 : 1);
  }

  /** Returns the verdict if it is trust; keeps the best refusal. */
  private Optional<Verdict> judged(List<Candidate> chain, X509Certificate authority) {
    chainsLeft--;
    Verdict verdict = judge.judge(chain.stream().map(Candidate::certificate).toList(), authority);
    if (verdict instanceof Verdict.Refused refused) {
      if (best.isEmpty() || refused.rule().compareTo(best.get().rule()) > 0) {
        best = Optional.of(refused);
      }
      return Optional.empty();
    }
    return Optional.of(verdict);
  }

  private static List<Candidate> with(List<Candidate> chain, Candidate next) {
    List<Candidate> longer = new ArrayList<>(chain);
    longer.add(next);
    return List.copyOf(longer);
  }
}
