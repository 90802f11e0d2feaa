package org.vicinity.channel.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.mdns.NetnsLab;

/** Devices on two networks, and a computer that is attached to both. */
class NetworkLanTest {
  private NetnsLab lab;
  private NetnsLab.Peer browser;

  @BeforeEach
  void connectComputers() throws Exception {
    Optional<String> whyNot = NetnsLab.whyNot();
    whyNot.ifPresent(reason -> System.out.println("skipped: " + reason));
    assumeTrue(whyNot.isEmpty(), whyNot.orElse(""));
    lab = new NetnsLab();
    for (String computer : List.of("left", "middle", "right")) {
      lab.computer(computer);
    }
    lab.cable("left", "l0", "10.77.1.1/24", "middle", "m1", "10.77.1.2/24");
    lab.cable("right", "r0", "10.77.2.1/24", "middle", "m2", "10.77.2.2/24");
    NetnsLab.Peer left = lab.start("left", LanPeer.class);
    NetnsLab.Peer right = lab.start("right", LanPeer.class);
    browser = lab.start("middle", LanPeer.class);
    for (NetnsLab.Peer peer : List.of(left, right, browser)) {
      assertThat(peer.answer()).isEqualTo("ready");
    }
    left.ask("serve l0 Left");
    right.ask("serve r0 Right");
  }

  @AfterEach
  void disconnect() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void eachTransportFindsAndOpensTheDevicesOfItsOwnLink() throws Exception {
    browser.ask("search m1");
    browser.ask("search m2");

    assertThat(browser.ask("seen m1")).isEqualTo("Left");
    assertThat(browser.ask("seen m2")).isEqualTo("Right");
    assertThat(browser.ask("echo m1 hello")).isEqualTo("hello");
    assertThat(browser.ask("echo m2 hello")).isEqualTo("hello");
    assertThat(browser.ask("count m1")).isEqualTo("0");
    assertThat(browser.ask("count m2")).isEqualTo("0");
  }

  @Test
  void aLinkThatGoesDownAndComesBackIsFollowed() throws Exception {
    browser.ask("search m1");
    assertThat(browser.ask("status m1")).isEqualTo("Searching");
    assertThat(browser.ask("seen m1")).isEqualTo("Left");

    lab.set("middle", "m1", "down");
    assertThat(browser.ask("status m1")).isEqualTo("Unavailable");
    assertThat(browser.ask("lost m1")).isEqualTo("Left");

    lab.set("middle", "m1", "up");
    assertThat(browser.ask("status m1")).isEqualTo("Searching");
    assertThat(browser.ask("seen m1")).isEqualTo("Left");
    assertThat(browser.ask("echo m1 hello")).isEqualTo("hello");
  }
}
