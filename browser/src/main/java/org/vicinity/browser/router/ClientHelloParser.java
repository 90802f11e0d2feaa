package org.vicinity.browser.router;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the body of one ClientHello: strict, every length checked, every byte accounted for. A
 * lenient reader here could see another name than the device does.
 */
final class ClientHelloParser {
  private static final int SERVER_NAME = 0;
  private static final int HOST_NAME = 0;
  private static final int ALPN = 16;
  private static final int MAX_SESSION_ID = 32;
  private static final int RANDOM = 32;

  /** LDH labels (RFC 5890) of at most 63 octets; no trailing dot, which RFC 6066 forbids. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  private ClientHelloParser() {}

  /**
   * Parses the body of a ClientHello, without the four bytes of the handshake header.
   *
   * @throws MalformedHelloException when it breaks a rule of RFC 8446, RFC 6066 or RFC 7301
   */
  static ClientHello parse(ByteBuffer body) throws MalformedHelloException {
    ByteBuffer in = body.slice();
    require(uint16(in) >>> 8 == 3, "legacy_version is not of TLS");
    take(in, RANDOM, "random");
    require(vector8(in, "session id").remaining() <= MAX_SESSION_ID, "session id over 32 bytes");
    ByteBuffer suites = vector16(in, "cipher suites");
    require(suites.hasRemaining() && suites.remaining() % 2 == 0, "length of cipher suites");
    require(vector8(in, "compression methods").hasRemaining(), "no compression method");
    if (!in.hasRemaining()) {
      return new ClientHello(Optional.empty(), List.of());
    }
    ByteBuffer extensions = vector16(in, "extensions");
    require(!in.hasRemaining(), "bytes after the extensions");
    return parseExtensions(extensions);
  }

  private static ClientHello parseExtensions(ByteBuffer in) throws MalformedHelloException {
    Optional<String> name = Optional.empty();
    List<String> protocols = List.of();
    Set<Integer> seen = new HashSet<>();
    while (in.hasRemaining()) {
      int type = uint16(in);
      require(seen.add(type), "an extension comes twice");
      ByteBuffer data = vector16(in, "extension");
      if (type == SERVER_NAME) {
        name = Optional.of(parseServerName(data));
      } else if (type == ALPN) {
        protocols = parseProtocols(data);
      }
    }
    return new ClientHello(name, protocols);
  }

  private static String parseServerName(ByteBuffer data) throws MalformedHelloException {
    ByteBuffer names = vector16(data, "server name list");
    require(!data.hasRemaining(), "bytes after the server name list");
    require(names.hasRemaining(), "empty server name list");
    // RFC 6066 defines one type only and allows one name of it: a second entry is somebody's trick.
    require(uint8(names) == HOST_NAME, "server name of an unknown type");
    String name = text(vector16(names, "server name")).toLowerCase(Locale.ROOT);
    require(!names.hasRemaining(), "more than one server name");
    require(HOST.matcher(name).matches(), "server name is not a host name");
    return name;
  }

  private static List<String> parseProtocols(ByteBuffer data) throws MalformedHelloException {
    ByteBuffer list = vector16(data, "protocol name list");
    require(!data.hasRemaining(), "bytes after the protocol name list");
    require(list.hasRemaining(), "empty protocol name list");
    List<String> protocols = new ArrayList<>();
    while (list.hasRemaining()) {
      ByteBuffer protocol = vector8(list, "protocol name");
      require(protocol.hasRemaining(), "empty protocol name");
      protocols.add(text(protocol));
    }
    return protocols;
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  private static ByteBuffer vector8(ByteBuffer in, String what) throws MalformedHelloException {
    return take(in, uint8(in), what);
  }

  private static ByteBuffer vector16(ByteBuffer in, String what) throws MalformedHelloException {
    return take(in, uint16(in), what);
  }

  private static ByteBuffer take(ByteBuffer in, int length, String what)
      throws MalformedHelloException {
    require(length <= in.remaining(), what + " is cut short");
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static int uint8(ByteBuffer in) throws MalformedHelloException {
    require(in.hasRemaining(), "a length is cut short");
    return in.get() & 0xff;
  }

  private static int uint16(ByteBuffer in) throws MalformedHelloException {
    require(in.remaining() >= 2, "a length is cut short");
    return in.getShort() & 0xffff;
  }

  private static void require(boolean holds, String rule) throws MalformedHelloException {
    if (!holds) {
      throw new MalformedHelloException(rule);
    }
  }
}
