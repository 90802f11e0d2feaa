package org.vicinity.channel.message;

import java.util.Optional;

/** The types of messages and their numbers on the wire; never reuse one. */
enum MessageType {
  HELLO(1),
  HELLO_REPLY(2),
  JPAKE_ROUND_1(3),
  JPAKE_ROUND_2(4),
  JPAKE_ROUND_3(5),
  SEALED(6),
  ORIGIN_STATEMENT(16),
  CSR_REPLY(17),
  CERTIFICATE_DELIVERY(18),
  ORIGIN_ALLOWANCE(19),
  DONE(20),
  FAILURE(31);

  private final int number;

  MessageType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static Optional<MessageType> of(long number) {
    for (MessageType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
