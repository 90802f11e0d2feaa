package org.vicinity.certstore.verify;

/** Carries the first broken rule out of the checks; never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Refused verdict;

  Refusal(Rule rule, String presented, String expected) {
    // A verdict is an answer, not a failure: the stack would tell nothing and costs time.
    super(null, null, false, false);
    this.verdict = new Verdict.Refused(rule, presented, expected);
  }

  Verdict.Refused verdict() {
    return verdict;
  }
}
