package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Record;

class ProbeContestTest {
  private static final String HOST = "media-1.vod-example-com.local";

  @Test
  void theExampleOfTheStandardIsDecidedAsThere() throws IOException {
    List<Record> earlier = List.of(Records.a(HOST, "169.254.99.200", 120));
    List<Record> later = List.of(Records.a(HOST, "169.254.200.50", 120));

    assertThat(ProbeContest.compare(later, earlier)).isPositive();
    assertThat(ProbeContest.compare(earlier, later)).isNegative();
  }

  @Test
  void theTypeCountsBeforeTheData() throws IOException {
    List<Record> address = List.of(Records.a(HOST, "250.0.0.1", 120));
    List<Record> service = List.of(Records.srv(HOST, 1, HOST, 120));

    assertThat(ProbeContest.compare(service, address)).isPositive();
  }

  @Test
  void oneWhoClaimsMoreBesidesTheSameWins() throws IOException {
    Record same = Records.a(HOST, "10.0.0.1", 120);
    Record more = Records.a(HOST, "10.0.0.2", 120);

    assertThat(ProbeContest.compare(List.of(more, same), List.of(same))).isPositive();
    assertThat(ProbeContest.compare(List.of(same), List.of(more, same))).isNegative();
    assertThat(ProbeContest.compare(List.of(more, same), List.of(same, more))).isZero();
  }

  @Property
  void whatOneWinsTheOtherLoses(
      @ForAll @Size(max = 4) List<@IntRange(max = 255) Integer> ours,
      @ForAll @Size(max = 4) List<@IntRange(max = 255) Integer> theirs)
      throws IOException {
    List<Record> one = addresses(ours);
    List<Record> other = addresses(theirs);

    assertThat(Integer.signum(ProbeContest.compare(one, other)))
        .isEqualTo(-Integer.signum(ProbeContest.compare(other, one)));
  }

  private static List<Record> addresses(List<Integer> lastOctets) throws IOException {
    List<Record> records = new java.util.ArrayList<>();
    for (int octet : lastOctets) {
      records.add(Records.a(HOST, "10.0.0." + octet, 120));
    }
    return records;
  }
}
