package org.vicinity.browser.router;

/**
 * Bytes that should have been a ClientHello are not; the message names the rule that they break.
 */
final class MalformedHelloException extends Exception {
  MalformedHelloException(String rule) {
    super(rule);
  }
}
