package org.vicinity.browser.router;

import java.nio.ByteBuffer;

/** The fatal alerts (RFC 8446 section 6) that the router itself may send, unencrypted. */
enum TlsAlert {
  /** Somebody else answers at the device's address. */
  INTERNAL_ERROR(80),
  /** Nobody may be reached under that server name. */
  UNRECOGNIZED_NAME(112);

  private static final byte ALERT = 21;
  private static final byte FATAL = 2;

  private final byte description;

  TlsAlert(int description) {
    this.description = (byte) description;
  }

  /** Returns one whole alert record, as a server sends it before it chose a version. */
  ByteBuffer record() {
    return ByteBuffer.wrap(new byte[] {ALERT, 3, 3, 0, 2, FATAL, description});
  }
}
