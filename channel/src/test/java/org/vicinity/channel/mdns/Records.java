package org.vicinity.channel.mdns;

import java.io.IOException;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;

/** Makes the records of test messages. */
final class Records {
  private static final int TOP_BIT = 0x8000;

  private Records() {}

  static Name name(String text) throws IOException {
    return Name.fromString(text, Name.root);
  }

  static Record a(String host, String address, long ttl) throws IOException {
    return new ARecord(name(host), DClass.IN, ttl, FakeWire.address(address));
  }

  static Record srv(String host, int port, String target, long ttl) throws IOException {
    return new SRVRecord(name("_https._tcp." + host), DClass.IN, ttl, 0, 0, port, name(target));
  }

  static Record flush(Record record) {
    return Packets.unique(record);
  }

  static Message response(Record... records) {
    return Packets.response(List.of(records), List.of());
  }

  static Record question(String owner, int type) throws IOException {
    return Packets.question(name(owner), type);
  }

  /** A question with the bit that wishes a unicast answer. */
  static Record questionUnicast(String owner, int type) throws IOException {
    return Record.newRecord(name(owner), type, DClass.IN | TOP_BIT);
  }
}
