package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Multicast DNS between three computers in a row: left (10.77.1.1) – middle (10.77.1.2, 10.77.2.2)
 * – right (10.77.2.1).
 */
class NetworkMdnsTest {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkMdnsTest.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int LONG = 20_000;
  private static final int SHORT = 1500;

  private static NetnsLab lab;
  private static NetnsLab.Peer left;
  private static NetnsLab.Peer middle;
  private static NetnsLab.Peer right;

  private final String host = "media-" + NUMBER.incrementAndGet() + ".vod-example-com.local";

  @BeforeAll
  static void connectComputers() throws Exception {
    Optional<String> whyNot = NetnsLab.whyNot();
    whyNot.ifPresent(reason -> System.out.println("skipped: " + reason));
    assumeTrue(whyNot.isEmpty(), whyNot.orElse(""));
    lab = new NetnsLab();
    for (String computer : List.of("left", "middle", "right")) {
      lab.computer(computer);
    }
    lab.cable("left", "l0", "10.77.1.1/24", "middle", "m1", "10.77.1.2/24");
    lab.cable("right", "r0", "10.77.2.1/24", "middle", "m2", "10.77.2.2/24");
    left = lab.start("left", MdnsPeer.class, "l0");
    middle = lab.start("middle", MdnsPeer.class, "m1", "m2");
    right = lab.start("right", MdnsPeer.class, "r0");
    for (NetnsLab.Peer peer : List.of(left, middle, right)) {
      assertThat(peer.answer()).isEqualTo("ready");
    }
  }

  @AfterAll
  static void disconnect() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void aNameIsResolvedOnItsLinkAndOnNoOther() throws Exception {
    String announced = left.ask("announce l0 " + host + " 8443");
    assertThat(announced).startsWith("owned");
    LOG.info("announced: {}", announced);

    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));
    assertThat(middle.ask("resolve m2 " + host + " " + SHORT)).isEqualTo("none");
    assertThat(right.ask("resolve r0 " + host + " " + SHORT)).isEqualTo("none");
    middle.ask("forget m1 " + host);
    LOG.info(
        "asked for: {}",
        assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG)));
  }

  @Test
  void aMachineOnTwoLinksAnnouncesOnTheOneThatIsNamed() throws Exception {
    assertThat(middle.ask("announce m1 " + host + " 8443")).startsWith("owned");

    assertFound("10.77.1.2:8443", left.ask("resolve l0 " + host + " " + LONG));
    assertThat(right.ask("resolve r0 " + host + " " + SHORT)).isEqualTo("none");
  }

  @Test
  void oneNameMayBeOwnedOnEachOfTwoLinks() throws Exception {
    assertThat(left.ask("announce l0 " + host + " 8443")).startsWith("owned");
    assertThat(right.ask("announce r0 " + host + " 9443")).startsWith("owned");

    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));
    assertFound("10.77.2.1:9443", middle.ask("resolve m2 " + host + " " + LONG));
  }

  @Test
  void aLaterClaimantIsRefused() throws Exception {
    assertThat(left.ask("announce l0 " + host + " 8443")).startsWith("owned");

    assertThat(middle.ask("announce m1 " + host + " 8443")).isEqualTo("conflict");
    middle.ask("forget m1 " + host);
    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));
  }

  @Test
  void ofTwoThatClaimANameAtOnceExactlyOneGetsIt() throws Exception {
    left.tell("announce l0 " + host + " 8443");
    middle.tell("announce m1 " + host + " 8443");

    List<Boolean> owned =
        List.of(left.answer().startsWith("owned"), middle.answer().startsWith("owned"));

    assertThat(owned).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void aNameIsGoneAfterItsGoodbye() throws Exception {
    left.ask("announce l0 " + host + " 8443");
    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));

    left.ask("withdraw l0 " + host);

    String marker = "marker-" + host;
    left.ask("announce l0 " + marker + " 8443"); // ordered behind the goodbye on the same sockets
    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + marker + " " + LONG));
    assertThat(middle.ask("resolve m1 " + host + " " + SHORT)).isEqualTo("none");
  }

  @Test
  void aDeviceThatLostItsPowerIsNotFoundOnceItIsForgotten() throws Exception {
    NetnsLab.Peer device = lab.start("left", MdnsPeer.class, "l0");
    assertThat(device.answer()).isEqualTo("ready");
    device.ask("announce l0 " + host + " 8443");
    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));

    device.kill();
    middle.ask("forget m1 " + host);

    assertThat(middle.ask("resolve m1 " + host + " " + SHORT)).isEqualTo("none");
    assertThat(middle.ask("announce m1 " + host + " 9443")).startsWith("owned");
  }

  @Test
  void aLinkThatWasDownForAWhileServesTheSameNames() throws Exception {
    assertThat(left.ask("announce l0 " + host + " 8443")).startsWith("owned");

    lab.set("left", "l0", "down");
    assertThat(middle.ask("forget m1 " + host)).isEqualTo("done");
    assertThat(middle.ask("resolve m1 " + host + " 300")).isEqualTo("none");
    lab.set("left", "l0", "up");

    assertFound("10.77.1.1:8443", middle.ask("resolve m1 " + host + " " + LONG));
  }

  @Test
  void addressesOffTheLinkAreNotBelieved() throws Exception {
    for (String address : List.of("127.0.0.1", "8.8.8.8", "10.77.2.1", "169.254.169.254")) {
      left.ask("spoof l0 " + host + " " + address);
      assertThat(middle.ask("resolve m1 " + host + " 300")).as(address).isEqualTo("none");
    }
    left.ask("spoof l0 " + host + " 10.77.1.77");
    assertFound("10.77.1.77:666", middle.ask("resolve m1 " + host + " " + LONG));
  }

  private static String assertFound(String endpoint, String answer) throws IOException {
    assertThat(answer).startsWith(endpoint + " ");
    return answer;
  }
}
