package org.vicinity.channel.attestation;

/** Ends a verification; the message is the reason that {@link AttestationVerdict.Refused} gives. */
final class RefusedException extends Exception {
  RefusedException(String reason) {
    super(reason);
  }
}
