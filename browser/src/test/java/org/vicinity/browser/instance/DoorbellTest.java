package org.vicinity.browser.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try")
class DoorbellTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final BlockingQueue<Handover> heard = new LinkedBlockingQueue<>();

  private Path socket() {
    return folder.resolve("doorbell");
  }

  @Test
  void whatAVisitorWantsIsHeard() throws Exception {
    Handover wish = new Handover("https://a.example/ä", true);
    try (Doorbell bell = Doorbell.at(socket(), heard::add)) {
      assertThat(Visitor.ring(socket(), wish, PATIENCE)).isTrue();
      assertThat(Visitor.ring(socket(), wish, PATIENCE)).isTrue();
    }
    assertThat(heard).containsExactly(wish, wish);
    assertThat(socket()).doesNotExist();
  }

  @Test
  void aVisitorIsTurnedAway() throws Exception {
    try (Doorbell bell = Doorbell.at(socket(), wish -> false)) {
      assertThat(Visitor.ring(socket(), new Handover("https://a.example/", false), PATIENCE))
          .isFalse();
    }
  }

  @Test
  void nobodyIsThereWithoutADoorbell() throws Exception {
    assertThat(Visitor.ring(socket(), new Handover("", false), PATIENCE)).isFalse();
  }

  @Test
  void theSocketOfAKilledBrowserIsReplaced() throws Exception {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket()));
    }
    assertThat(Visitor.ring(socket(), new Handover("", false), PATIENCE)).isFalse();
    try (Doorbell bell = Doorbell.at(socket(), heard::add)) {
      assertThat(Visitor.ring(socket(), new Handover("", false), PATIENCE)).isTrue();
    }
  }

  @Test
  void nonsenseIsRefusedAndTheNextVisitorIsHeard() throws Exception {
    try (Doorbell bell = Doorbell.at(socket(), heard::add)) {
      for (String nonsense : new String[] {"", "{", "[1]", "x".repeat(Doorbell.MOST_BYTES + 2)}) {
        assertThat(say(nonsense)).isNotEqualTo(Doorbell.TAKEN);
      }
      assertThat(Visitor.ring(socket(), new Handover("", true), PATIENCE)).isTrue();
    }
    assertThat(heard).containsExactly(new Handover("", true));
  }

  @Test
  void aPathThatIsTooLongForASocketIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> Doorbell.at(folder.resolve("x".repeat(120)), heard::add));
  }

  private String say(String text) throws Exception {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.shutdownOutput();
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cutOff) {
      return "";
    }
  }
}
