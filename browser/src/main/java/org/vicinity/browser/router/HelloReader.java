package org.vicinity.browser.router;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Collects the first bytes of a connection until they hold one whole ClientHello, however TCP and
 * TLS records cut it (RFC 8446 section 5.1). Keeps the bytes as they came, to be passed on. At most
 * {@value #MAX_BYTES} bytes. Not thread-safe.
 */
final class HelloReader {
  /**
   * The most that a client may send before its ClientHello is complete, record headers included.
   */
  static final int MAX_BYTES = 16 * 1024;

  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE_HEADER = 4;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;

  private final ByteBuffer raw = ByteBuffer.allocate(MAX_BYTES);
  private final ByteBuffer message = ByteBuffer.allocate(MAX_BYTES);

  /** Where in {@link #raw} the record begins whose header is not read yet, or whose body is. */
  private int next;

  private int leftInRecord;

  /**
   * Returns where the next bytes from the network go; what is put there is read by {@link #read}.
   */
  ByteBuffer target() {
    return raw;
  }

  /**
   * Looks at what came in so far.
   *
   * @return the ClientHello once it is complete
   * @throws MalformedHelloException as soon as it cannot become one any more
   */
  Optional<ClientHello> read() throws MalformedHelloException {
    while (true) {
      if (leftInRecord == 0 && !readRecordHeader()) {
        return incomplete();
      }
      int available = Math.min(leftInRecord, raw.position() - next);
      message.put(raw.array(), next, available);
      next += available;
      leftInRecord -= available;
      Optional<ClientHello> hello = readMessage();
      if (hello.isPresent()) {
        return hello;
      }
      if (leftInRecord > 0) {
        return incomplete();
      }
    }
  }

  /** Returns all bytes that came in, in their order: the ClientHello and what followed it. */
  ByteBuffer received() {
    return raw.duplicate().flip();
  }

  private boolean readRecordHeader() throws MalformedHelloException {
    int available = raw.position() - next;
    // Each byte is judged as soon as it is there: a client that speaks HTTP need not time out.
    require(available < 1 || (raw.get(next) & 0xff) == HANDSHAKE, "not a TLS handshake record");
    require(available < 2 || raw.get(next + 1) == 3, "record of an unknown version");
    if (available < RECORD_HEADER) {
      return false;
    }
    leftInRecord = raw.getShort(next + 3) & 0xffff;
    require(leftInRecord > 0, "empty handshake record");
    require(leftInRecord <= MAX_BYTES, "record over 2^14 bytes");
    next += RECORD_HEADER;
    return true;
  }

  private Optional<ClientHello> readMessage() throws MalformedHelloException {
    int available = message.position();
    require(available < 1 || message.get(0) == CLIENT_HELLO, "first message is no ClientHello");
    if (available < HANDSHAKE_HEADER) {
      return Optional.empty();
    }
    int length = message.getInt(0) & 0xff_ffff;
    require(length <= MAX_BYTES - HANDSHAKE_HEADER - RECORD_HEADER, "ClientHello over 16 KB");
    if (available < HANDSHAKE_HEADER + length) {
      return Optional.empty();
    }
    require(
        available == HANDSHAKE_HEADER + length && leftInRecord == 0,
        "bytes after the ClientHello in its record");
    return Optional.of(ClientHelloParser.parse(message.slice(HANDSHAKE_HEADER, length)));
  }

  private Optional<ClientHello> incomplete() throws MalformedHelloException {
    require(raw.hasRemaining(), "ClientHello over 16 KB");
    return Optional.empty();
  }

  private static void require(boolean holds, String rule) throws MalformedHelloException {
    if (!holds) {
      throw new MalformedHelloException(rule);
    }
  }
}
