package org.vicinity.certstore.verify;

/**
 * The verifier's rules, in the order in which they are checked; the only place with the texts and
 * their sources. A rule whose source is the design is stricter than a verifier has to be.
 */
public enum Rule {
  /** Bounds the work on a hostile chain. */
  CHAIN_LENGTH("the chain has a leaf and few intermediates", Source.DESIGN),
  /** DER that decodes, and nothing twice. */
  WELL_FORMED("every certificate and extension is well formed", "RFC 5280 sections 4.1, 4.2"),
  /** Extensions need it. */
  VERSION("every certificate is of version 3", "RFC 5280 section 4.1.2.1"),
  /** Revocation lists name certificates by it. */
  SERIAL_NUMBER(
      "every serial number is positive and of at most 20 octets", "RFC 5280 section 4.1.2.2"),
  /** Paths are linked by names. */
  CA_SUBJECT("every CA has a name", "RFC 5280 section 4.1.2.6"),
  /** The trust anchor is the service's own root. */
  AUTHORITY_IS_ROOT("the authority is a self-signed root", Source.DESIGN),
  /** One certificate leads to the next. */
  ISSUER("every certificate names the next one as its issuer", "RFC 5280 section 6.1.3 (a)(4)"),
  /** Where both certificates have one. */
  KEY_IDENTIFIER(
      "an authority key identifier is the issuer's subject key identifier",
      "RFC 5280 section 4.2.1.1"),
  /** A private CA, never one that the system trusts for the web. */
  NOT_A_SYSTEM_ROOT("no CA of the chain has the key of a public root", Source.DESIGN),
  /** No SHA-1, no MD5, nothing unknown; the same inside and outside. */
  SIGNATURE_ALGORITHM(
      "every signature algorithm is strong", "RFC 5280 section 4.1.1.2; " + Source.DESIGN),
  /** Key types and sizes. */
  KEY_STRENGTH("every key is strong", Source.DESIGN),
  /** By the key of the next certificate. */
  SIGNATURE("every signature verifies", "RFC 5280 section 6.1.3 (a)(1)"),
  /** To the second, the first one included. */
  NOT_YET_VALID("every certificate is valid already", "RFC 5280 section 6.1.3 (a)(2)"),
  /** To the second, the last one included. */
  EXPIRED("every certificate is still valid", "RFC 5280 section 6.1.3 (a)(2)"),
  /** The authority's own too. */
  CA_BASIC_CONSTRAINTS(
      "every CA is marked as one by a critical basicConstraints",
      "RFC 5280 sections 4.2.1.9, 6.1.4 (k)"),
  /** The authority's own too. */
  CA_KEY_USAGE("every CA may sign certificates", "RFC 5280 sections 4.2.1.3, 6.1.4 (n)"),
  /** As browsers do it. */
  CA_EXTENDED_KEY_USAGE(
      "a CA that limits its purposes includes servers", "RFC 5280 section 4.2.1.12"),
  /** Self-issued CAs do not count. */
  PATH_LENGTH(
      "no CA has more intermediates below it than it allows", "RFC 5280 section 6.1.4 (l), (m)"),
  /** The authority's own too. */
  NAME_CONSTRAINTS(
      "every name is within the name constraints of the CAs above it",
      "RFC 5280 sections 4.2.1.10, 6.1.3 (b), (c)"),
  /** Nothing is skipped that has to be understood. */
  CRITICAL_EXTENSION("no unknown extension is critical", "RFC 5280 sections 6.1.4 (o), 6.1.5 (e)"),
  /** It can issue nothing. */
  LEAF_NOT_A_CA("the device's certificate is not a CA", Source.DESIGN),
  /** The key that the device proved to hold. */
  KEY_MATCH("the device's certificate has the key of its certificate request", Source.DESIGN),
  /** TLS 1.3 wants it, RFC 8446 section 4.4.2.2. */
  KEY_USAGE(
      "the device's key may sign handshakes and no certificates",
      "RFC 5280 section 4.2.1.3; " + Source.DESIGN),
  /** Present, and nothing but TLS. */
  EXTENDED_KEY_USAGE(
      "the device's certificate is for TLS servers", "RFC 5280 section 4.2.1.12; " + Source.DESIGN),
  /** Device label, origin label, local. */
  HOST_NAME("the host is a name that a device can be granted", Source.DESIGN),
  /** No common name, wildcard, address or further name. */
  SUBJECT_ALTERNATIVE_NAME(
      "the device's certificate has the granted host name and no other",
      "RFC 5280 section 4.2.1.6, RFC 9525 section 6; " + Source.DESIGN),
  /** Short-lived leaves. */
  LIFETIME("the device's certificate lives at most 90 days", Source.DESIGN),
  /** A leaf ends with its CA. */
  OUTLIVES_CA("the device's certificate does not outlive a CA above it", Source.DESIGN),
  /** Whatever else RFC 5280 section 6 has, certificate policies among it. */
  PATH("the certification path is valid", "RFC 5280 section 6.1"),
  /** Checked where revocation information is at hand. */
  REVOKED("no certificate of the chain is revoked", "RFC 5280 section 6.3.3, RFC 6960 section 2.2"),
  /** Fails closed. */
  REVOCATION_UNKNOWN(
      "of every certificate it is known that it is not revoked",
      "RFC 5280 section 6.3.3, RFC 6960 section 3.2; " + Source.DESIGN);

  /** Names for sources that are no standard. */
  private static final class Source {
    private static final String DESIGN = "Vicinity";
  }

  private final String text;
  private final String source;

  Rule(String text, String source) {
    this.text = text;
    this.source = source;
  }

  /** Returns the rule as a sentence without a full stop. */
  public String text() {
    return text;
  }

  /** Returns where the rule comes from: sections of standards, or Vicinity's own design. */
  public String source() {
    return source;
  }
}
