package org.vicinity.certstore.verify;

/** The verifier's rules, in the order in which they are checked; the only place with the texts. */
public enum Rule {
  /** Number of certificates. */
  CHAIN_LENGTH("the chain has a leaf and few intermediates"),
  /** DER that decodes, and nothing twice (RFC 5280 section 4.2). */
  WELL_FORMED("every certificate and extension is well formed"),
  /** RFC 5280 section 4.1.2.1. */
  VERSION("every certificate is of version 3"),
  /** RFC 5280 section 4.1.2.2. */
  SERIAL_NUMBER("every serial number is positive and of at most 20 octets"),
  /** RFC 5280 section 4.1.2.6. */
  CA_SUBJECT("every CA has a name"),
  /** The trust anchor is the service's own root. */
  AUTHORITY_IS_ROOT("the authority is a self-signed root"),
  /** RFC 5280 section 6.1.3 (a)(4). */
  ISSUER("every certificate names the next one as its issuer"),
  /** RFC 5280 section 4.2.1.1. */
  KEY_IDENTIFIER("an authority key identifier is the issuer's subject key identifier"),
  /** A private CA, never one that the system trusts for the web. */
  NOT_A_SYSTEM_ROOT("no CA of the chain has the key of a public root"),
  /** No SHA-1, no MD5, nothing unknown; RFC 5280 section 4.1.1.2. */
  SIGNATURE_ALGORITHM("every signature algorithm is strong"),
  /** Key types and sizes. */
  KEY_STRENGTH("every key is strong"),
  /** RFC 5280 section 6.1.3 (a)(1). */
  SIGNATURE("every signature verifies"),
  /** RFC 5280 section 6.1.3 (a)(2). */
  NOT_YET_VALID("every certificate is valid already"),
  /** RFC 5280 section 6.1.3 (a)(2). */
  EXPIRED("every certificate is still valid"),
  /** RFC 5280 section 6.1.4 (k). */
  CA_BASIC_CONSTRAINTS("every CA is marked as one by a critical basicConstraints"),
  /** RFC 5280 section 6.1.4 (n). */
  CA_KEY_USAGE("every CA may sign certificates"),
  /** RFC 5280 section 4.2.1.12. */
  CA_EXTENDED_KEY_USAGE("a CA that limits its purposes includes servers"),
  /** RFC 5280 section 6.1.4 (l), (m). */
  PATH_LENGTH("no CA has more intermediates below it than it allows"),
  /** RFC 5280 section 6.1.3 (b), (c). */
  NAME_CONSTRAINTS("every name is within the name constraints of the CAs above it"),
  /** RFC 5280 section 6.1.4 (o), 6.1.5 (f). */
  CRITICAL_EXTENSION("no unknown extension is critical"),
  /** A device is no CA. */
  LEAF_NOT_A_CA("the device's certificate is not a CA"),
  /** The key that the device proved to hold. */
  KEY_MATCH("the device's certificate has the key of its certificate request"),
  /** RFC 5280 section 4.2.1.3. */
  KEY_USAGE("the device's key may sign handshakes and no certificates"),
  /** RFC 5280 section 4.2.1.12. */
  EXTENDED_KEY_USAGE("the device's certificate is for TLS servers"),
  /** RFC 5280 section 4.2.1.6, RFC 9525. */
  SUBJECT_ALTERNATIVE_NAME("the device's certificate has the granted host name and no other"),
  /** Short-lived leaves. */
  LIFETIME("the device's certificate lives at most 90 days"),
  /** A leaf ends with its CA. */
  OUTLIVES_CA("the device's certificate does not outlive a CA above it"),
  /** Whatever else RFC 5280 section 6 has, certificate policies among it. */
  PATH("the certification path is valid"),
  /** RFC 5280 section 6.3.3, RFC 6960; checked where revocation information is at hand. */
  REVOKED("no certificate of the chain is revoked"),
  /** Fails closed. */
  REVOCATION_UNKNOWN("of every certificate it is known that it is not revoked");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /** Returns the rule as a sentence without a full stop. */
  public String text() {
    return text;
  }
}
