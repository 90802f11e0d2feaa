package org.vicinity.browser.router;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds ClientHellos that may be wrong in exactly one way. */
final class HelloBuilder {
  int version = 0x0303;
  byte[] sessionId = new byte[32];
  byte[] suites = {0x13, 0x01};
  byte[] compressions = {0};
  byte[] trailing = {};
  private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

  HelloBuilder extension(int type, byte[] data) {
    uint16(extensions, type);
    vector16(extensions, data);
    return this;
  }

  HelloBuilder serverName(String... names) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (String name : names) {
      list.write(0);
      vector16(list, name.getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    vector16(data, list.toByteArray());
    return extension(0, data.toByteArray());
  }

  HelloBuilder protocols(String... protocols) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (String protocol : protocols) {
      list.write(protocol.length());
      list.writeBytes(protocol.getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    vector16(data, list.toByteArray());
    return extension(16, data.toByteArray());
  }

  /** The handshake message, header included. */
  byte[] message() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    uint16(body, version);
    body.writeBytes(new byte[32]);
    body.write(sessionId.length);
    body.writeBytes(sessionId);
    vector16(body, suites);
    body.write(compressions.length);
    body.writeBytes(compressions);
    vector16(body, extensions.toByteArray());
    body.writeBytes(trailing);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(1);
    message.write(body.size() >> 16);
    uint16(message, body.size() & 0xffff);
    message.writeBytes(body.toByteArray());
    return message.toByteArray();
  }

  /** The message in one record. */
  byte[] record() {
    return Hellos.records(message(), 16_000);
  }

  static void uint16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  static void vector16(ByteArrayOutputStream out, byte[] data) {
    uint16(out, data.length);
    out.writeBytes(data);
  }
}
