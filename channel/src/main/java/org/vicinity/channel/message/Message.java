package org.vicinity.channel.message;

/**
 * One message of the near-field protocol. All are records whose constructors check every field and
 * throw {@link IllegalArgumentException}; {@link CborCodec} turns that into {@code MALFORMED} for
 * what comes from the other side. Byte arrays are not copied: whoever makes a message gives them
 * away.
 */
public sealed interface Message
    permits Hello,
        HelloReply,
        JpakeRound1,
        JpakeRound2,
        JpakeRound3,
        Sealed,
        OriginStatement,
        CsrReply,
        CertificateDelivery,
        OriginAllowance,
        Done,
        Failure {

  /** The version of the protocol that every message bears. */
  int VERSION = 1;

  /** The correlation number of a message that answers none. */
  long UNSOLICITED = 0;

  /**
   * Returns the number that ties an answer to its question: chosen by whoever asks, counting up
   * from 1, and repeated in the answer; below 2<sup>32</sup>.
   */
  long correlation();
}
