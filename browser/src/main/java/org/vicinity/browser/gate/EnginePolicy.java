package org.vicinity.browser.gate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.engine.PairRule;
import org.vicinity.certstore.anchor.ConstrainedAnchors;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

/**
 * What a set of grants means for the engine. Pure: the same grants give the same policy, but for
 * the anchors, which are new certificates each time.
 *
 * @param anchors constrained anchors, DER in base64
 * @param allowed origins that may reach the router, as the engine's content setting patterns; a
 *     device's own origin is one, for its page's WebSocket
 * @param rules who may reach which device
 */
public record EnginePolicy(List<String> anchors, List<String> allowed, List<PairRule> rules) {
  /** The engine takes 5000 session rules, and a device has two at most. */
  static final int MAX_DEVICES = 2_400;

  private static final int HTTPS_PORT = 443;
  private static final Logger LOG = LoggerFactory.getLogger(EnginePolicy.class);

  /** Copies the lists. */
  public EnginePolicy {
    anchors = List.copyOf(anchors);
    allowed = List.copyOf(allowed);
    rules = List.copyOf(rules);
  }

  /**
   * Computes the policy.
   *
   * @param grants active grants that the verifier has accepted
   * @param now the present time
   */
  public static EnginePolicy of(Collection<Grant> grants, Instant now) {
    List<Grant> published = mostRecent(grants);
    Set<String> originHosts =
        published.stream().map(grant -> grant.origin().host()).collect(Collectors.toSet());
    return new EnginePolicy(
        ConstrainedAnchors.of(published, now).stream().map(EnginePolicy::base64).toList(),
        published.stream()
            .flatMap(
                grant ->
                    Stream.of(pattern(grant.origin()), grant.host().origin() + ":" + HTTPS_PORT))
            .distinct()
            .sorted()
            .toList(),
        published.stream().map(grant -> rule(grant, originHosts)).toList());
  }

  private static List<Grant> mostRecent(Collection<Grant> grants) {
    if (grants.size() <= MAX_DEVICES) {
      return List.copyOf(grants);
    }
    LOG.warn(
        "{} devices are granted; only the {} used last can be reached. Remove some in the settings",
        grants.size(),
        MAX_DEVICES);
    return grants.stream()
        .sorted(
            Comparator.comparing((Grant grant) -> grant.lastUsed().orElse(grant.created()))
                .reversed())
        .limit(MAX_DEVICES)
        .toList();
  }

  /** Without its port, a pattern of the engine would stand for every port of the host. */
  static String pattern(Origin origin) {
    return origin.scheme() + "://" + origin.host() + ":" + origin.port();
  }

  /** The device's own pages may reach it too; other origins below the granted one may not. */
  private static PairRule rule(Grant grant, Set<String> originHosts) {
    String host = grant.host().value();
    String origin = grant.origin().host();
    Set<String> below = new TreeSet<>();
    for (String other : originHosts) {
      if (other.endsWith("." + origin)) {
        below.add(other);
      }
    }
    return new PairRule(host, List.of(origin, host), new ArrayList<>(below));
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate without an encoding", impossible);
    }
  }
}
