package org.vicinity.channel.mdns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The wire format of RFC 6762 section 18 on top of the DNS codec. */
final class Packets {
  /** The largest message, in bytes (RFC 6762 section 17). */
  static final int MAX_SIZE = 9000;

  /** The top bit of a class: cache-flush in records, unicast response wanted in questions. */
  private static final int TOP_BIT = 0x8000;

  private static final int QUESTION_MIN_SIZE = 5;
  private static final int RECORD_MIN_SIZE = 11;

  private Packets() {}

  /** Reads a datagram; empty when it is not a well-formed DNS message. */
  static Optional<Message> decode(ByteBuffer datagram) {
    if (datagram.remaining() < Header.LENGTH || !countsFit(datagram)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Message(datagram));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the codec throws both kinds at broken record data
    }
  }

  // The codec allocates by the counts that the header claims; make it claim no more than is there.
  private static boolean countsFit(ByteBuffer datagram) {
    int at = datagram.position();
    int least = Header.LENGTH;
    for (int section = 0; section < 4; section++) {
      int count = Short.toUnsignedInt(datagram.getShort(at + 4 + 2 * section));
      least += count * (section == Section.QUESTION ? QUESTION_MIN_SIZE : RECORD_MIN_SIZE);
    }
    return least <= datagram.remaining();
  }

  /** Makes a query with the identifier that multicast queries have: 0 (section 18.1). */
  static Message query(List<Record> questions) {
    Message message = new Message(0);
    questions.forEach(question -> message.addRecord(question, Section.QUESTION));
    return message;
  }

  /** Makes an authoritative answer without questions (sections 6 and 18.4). */
  static Message response(List<? extends Record> answers, List<? extends Record> additional) {
    Message message = new Message(0);
    message.getHeader().setFlag(Flags.QR);
    message.getHeader().setFlag(Flags.AA);
    answers.forEach(answer -> message.addRecord(answer, Section.ANSWER));
    additional.forEach(record -> message.addRecord(record, Section.ADDITIONAL));
    return message;
  }

  /** Makes a question. */
  static Record question(Name name, int type) {
    return Record.newRecord(name, type, DClass.IN);
  }

  /** Returns whether it is an answer that must not be ignored (sections 18.2, 18.3 and 18.11). */
  static boolean isResponse(Message message) {
    Header header = message.getHeader();
    return header.getFlag(Flags.QR)
        && header.getOpcode() == Opcode.QUERY
        && header.getRcode() == Rcode.NOERROR;
  }

  /** Returns whether it is a query that must not be ignored. */
  static boolean isQuery(Message message) {
    Header header = message.getHeader();
    return !header.getFlag(Flags.QR)
        && header.getOpcode() == Opcode.QUERY
        && header.getRcode() == Rcode.NOERROR;
  }

  /** Returns the record with the cache-flush bit set: its set has no other members. */
  static Record unique(Record record) {
    return withClass(record, DClass.IN | TOP_BIT, record.getTTL());
  }

  /** Returns the record without the cache-flush bit. */
  static Record plain(Record record) {
    return withClass(record, DClass.IN, record.getTTL());
  }

  /** Returns the record with another time to live, in seconds. */
  static Record withTtl(Record record, long ttl) {
    return withClass(record, record.getDClass(), ttl);
  }

  /** Returns whether the top bit is set: cache-flush in a record, QU in a question. */
  static boolean topBit(Record record) {
    return (record.getDClass() & TOP_BIT) != 0;
  }

  /** Returns whether a record is of class IN, the top bit aside. */
  static boolean isInternet(Record record) {
    return (record.getDClass() & ~TOP_BIT) == DClass.IN;
  }

  /** Returns whether a question asks for class IN. */
  static boolean asksInternet(Record question) {
    int asked = question.getDClass() & ~TOP_BIT;
    return asked == DClass.IN || asked == DClass.ANY;
  }

  /** Returns whether two records say the same: owner, type and data; not time to live. */
  static boolean same(Record one, Record other) {
    return one.getType() == other.getType()
        && one.getName().equals(other.getName())
        && Arrays.equals(one.rdataToWireCanonical(), other.rdataToWireCanonical());
  }

  private static Record withClass(Record record, int dclass, long ttl) {
    return Record.newRecord(
        record.getName(), record.getType(), dclass, ttl, record.rdataToWireCanonical());
  }
}
