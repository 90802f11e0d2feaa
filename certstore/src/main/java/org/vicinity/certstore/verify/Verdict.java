package org.vicinity.certstore.verify;

import java.security.cert.X509Certificate;
import java.util.List;

/** What the verifier says of a chain. */
public sealed interface Verdict {
  /**
   * Every rule holds.
   *
   * @param chain leaf first, intermediates after it; the authority is not part of it
   */
  record Trusted(List<X509Certificate> chain) implements Verdict {
    /** Takes a copy. */
    public Trusted {
      chain = List.copyOf(chain);
    }
  }

  /**
   * One rule does not hold; the first that was found.
   *
   * @param rule which
   * @param presented what the chain has, printable ASCII and bounded
   * @param expected what the rule wants, printable ASCII and bounded
   */
  record Refused(Rule rule, String presented, String expected) implements Verdict {
    /** Makes both texts fit for logs, dialogs and error messages. */
    public Refused {
      presented = Printable.of(presented);
      expected = Printable.of(expected);
    }

    /** Returns the whole sentence: the rule, what was presented, what was expected. */
    public String message() {
      return rule.text() + ": presented " + presented + ", expected " + expected;
    }
  }
}
