package org.vicinity.bridge;

import java.security.cert.X509Certificate;
import java.util.List;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.certstore.verify.Verdict;

/** What the bridge asks about revoked certificates; the shell implements it. Thread-safe. */
public interface CertificateRevocations {
  /**
   * Asks where the certificates say, as far as that is the origin itself; blocks for about as long
   * as one request takes at most.
   *
   * @param chain leaf first, trusted by the verifier, without the authority
   * @return trust, or a refusal by {@code REVOKED} or {@code REVOCATION_UNKNOWN}
   */
  Verdict check(Origin origin, List<X509Certificate> chain, X509Certificate authority);

  /** Returns what is known of a grant's certificates now; does not ask anybody. */
  RevocationStatus status(Grant grant);
}
