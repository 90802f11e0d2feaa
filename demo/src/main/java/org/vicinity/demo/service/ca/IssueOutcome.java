package org.vicinity.demo.service.ca;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a request for a certificate came to. */
public sealed interface IssueOutcome {
  /**
   * It was granted.
   *
   * @param chain leaf first, without the authority
   * @param authority the service's private CA
   */
  record Issued(List<X509Certificate> chain, X509Certificate authority) implements IssueOutcome {}

  /** The request itself is not well formed. */
  record Malformed(String reason) implements IssueOutcome {}

  /** The request is well formed and not entitled to a certificate. */
  record Refused(String reason) implements IssueOutcome {}

  /** The service cannot say: it lacks something of its own. */
  record Unavailable(String reason) implements IssueOutcome {}
}
