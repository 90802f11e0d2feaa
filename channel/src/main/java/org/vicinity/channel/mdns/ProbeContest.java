package org.vicinity.channel.mdns;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.xbill.DNS.Record;

/** Who wins when two hosts probe for one name at the same time (RFC 6762 section 8.2). */
final class ProbeContest {
  private static final Comparator<Record> LATER =
      Comparator.comparingInt(Record::getType)
          .thenComparing(Record::rdataToWireCanonical, Arrays::compareUnsigned);

  private ProbeContest() {}

  /**
   * Compares two claims to one name. All records are of class IN, so that it need not be compared.
   *
   * @return positive when ours are lexicographically later and win, negative when theirs do, 0 when
   *     both say the same
   */
  static int compare(List<Record> ours, List<Record> theirs) {
    Iterator<Record> our = ours.stream().sorted(LATER).iterator();
    Iterator<Record> their = theirs.stream().sorted(LATER).iterator();
    while (our.hasNext() && their.hasNext()) {
      int difference = LATER.compare(our.next(), their.next());
      if (difference != 0) {
        return difference;
      }
    }
    return Boolean.compare(our.hasNext(), their.hasNext());
  }
}
