package org.vicinity.channel.message;

import org.vicinity.channel.MessageChannel;

/**
 * One frame of the secure session: a message encrypted with AES-256-GCM.
 *
 * @param correlation the number of the frame in its direction, counting up from 0
 * @param ciphertext with the tag of 16 bytes at its end
 */
public record Sealed(long correlation, byte[] ciphertext) implements Message {
  /** The length of the authentication tag in bytes. */
  public static final int TAG = 16;

  /** The most bytes that the frame adds to what is inside, tag included. */
  public static final int OVERHEAD = 64;

  /** Checks the fields. */
  public Sealed {
    Checks.correlation(correlation);
    Checks.size("ciphertext", ciphertext, TAG, MessageChannel.MAX_MESSAGE);
  }
}
