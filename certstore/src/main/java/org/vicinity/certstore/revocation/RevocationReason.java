package org.vicinity.certstore.revocation;

import java.util.Arrays;
import java.util.Optional;

/** Why an issuer revoked a certificate (RFC 5280 section 5.3.1); the only place with the texts. */
public enum RevocationReason {
  /** The issuer does not say. */
  UNSPECIFIED(0, "no reason given"),
  /** Somebody else may have the certificate's key. */
  KEY_COMPROMISE(1, "its key may be in other hands"),
  /** Somebody else may have the issuer's key. */
  CA_COMPROMISE(2, "its issuer's key may be in other hands"),
  /** The names in it are not right any more. */
  AFFILIATION_CHANGED(3, "its owner has changed"),
  /** There is a newer one. */
  SUPERSEDED(4, "another certificate has taken its place"),
  /** It is not needed any more. */
  CESSATION_OF_OPERATION(5, "it is out of use"),
  /** For now; the issuer may take it back. */
  CERTIFICATE_HOLD(6, "it is on hold"),
  /** Its owner may not have it any more. */
  PRIVILEGE_WITHDRAWN(9, "its owner may not use it any more"),
  /** Of attribute certificates only. */
  AA_COMPROMISE(10, "the key of an attribute authority may be in other hands");

  private final int code;
  private final String text;

  RevocationReason(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Returns the number of the ASN.1 enumeration {@code CRLReason}. */
  public int code() {
    return code;
  }

  /** Returns it as half a sentence about the certificate. */
  public String text() {
    return text;
  }

  /** Returns the reason of a number; empty for those that a complete list cannot have. */
  static Optional<RevocationReason> of(long code) {
    return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
  }
}
