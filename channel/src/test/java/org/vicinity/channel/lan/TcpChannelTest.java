package org.vicinity.channel.lan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

class TcpChannelTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger closes = new AtomicInteger();
  private Socket peer;
  private TcpChannel channel;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress("127.0.0.1", 0));
      SocketChannel mine = SocketChannel.open(server.getLocalAddress());
      peer = server.accept().socket();
      channel = new TcpChannel(mine, Duration.ofSeconds(1), closed -> closes.incrementAndGet());
    }
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    peer.close();
    threads.shutdownNow();
  }

  @Test
  void aMessageGoesOutBehindItsLength() throws Exception {
    channel.send("hello".getBytes(UTF_8));

    assertThat(peer.getInputStream().readNBytes(9))
        .containsExactly(0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o');
  }

  @Test
  void messagesComeInInOrderHoweverTheyAreCut() throws Exception {
    byte[] largest = new byte[MessageChannel.MAX_MESSAGE];
    largest[largest.length - 1] = 7;
    ByteBuffer stream = ByteBuffer.allocate(100_000);
    stream.putInt(1).put((byte) 'a').putInt(0).putInt(largest.length).put(largest);
    byte[] bytes = java.util.Arrays.copyOf(stream.array(), stream.position());
    Future<?> writing =
        threads.submit(
            () -> {
              for (int at = 0; at < bytes.length; ) {
                int length = Math.min(at < 20 ? 1 : 1000, bytes.length - at);
                peer.getOutputStream().write(bytes, at, length);
                at += length;
              }
              return null;
            });

    assertThat(channel.receive(LIMIT)).containsExactly('a');
    assertThat(channel.receive(LIMIT)).isEmpty();
    assertThat(channel.receive(LIMIT)).isEqualTo(largest);
    writing.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aTimeOutInTheMiddleOfAMessageLosesNothing() throws Exception {
    peer.getOutputStream().write(new byte[] {0, 0});
    assertFails(ChannelError.TIMEOUT, () -> channel.receive(SHORT));
    peer.getOutputStream().write(new byte[] {0, 2, 'a'});
    assertFails(ChannelError.TIMEOUT, () -> channel.receive(SHORT));
    peer.getOutputStream().write('b');

    assertThat(channel.receive(LIMIT)).containsExactly('a', 'b');
  }

  @ParameterizedTest
  @ValueSource(ints = {MessageChannel.MAX_MESSAGE + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void aLengthOverTheLimitClosesTheChannel(int length) throws Exception {
    peer.getOutputStream().write(ByteBuffer.allocate(4).putInt(length).array());

    assertFails(ChannelError.TOO_LARGE, () -> channel.receive(LIMIT));
    assertFails(ChannelError.CLOSED, () -> channel.receive(LIMIT));
    assertThat(peer.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aMessageOverTheLimitIsNotSent() throws Exception {
    byte[] large = new byte[MessageChannel.MAX_MESSAGE + 1];

    assertFails(ChannelError.TOO_LARGE, () -> channel.send(large));
    channel.send(new byte[] {1});

    assertThat(peer.getInputStream().readNBytes(5)).containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void closingEndsAWaitingReceive() throws Exception {
    Future<ChannelError> waiting = threads.submit(() -> failure(() -> channel.receive(LIMIT)));

    channel.close();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
    assertFails(ChannelError.CLOSED, () -> channel.send(new byte[1]));
    channel.close();
    assertThat(closes).hasValue(1);
  }

  @Test
  void anInterruptionClosesTheChannelAndKeepsTheFlag() throws Exception {
    Future<Boolean> waiting =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              ChannelError error = failure(() -> channel.receive(LIMIT));
              return error == ChannelError.CLOSED && Thread.interrupted();
            });

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(peer.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aPeerThatGoesAwayInTheMiddleOfAMessageIsReportedAsClosed() throws Exception {
    peer.getOutputStream().write(new byte[] {0, 0, 0, 5, 'a'});
    peer.close();

    assertFails(ChannelError.CLOSED, () -> channel.receive(LIMIT));
    assertThat(closes).hasValue(1);
  }

  @Test
  void aPeerThatResetsTheConnectionIsReportedAsClosed() throws Exception {
    peer.setSoLinger(true, 0);
    peer.close();

    assertFails(ChannelError.CLOSED, () -> channel.receive(LIMIT));
  }

  @Test
  void whatWasSentBeforeClosingArrivesAlthoughInputWasNotRead() throws Exception {
    peer.getOutputStream().write(new byte[1000]);
    channel.send("last words".getBytes(UTF_8));
    channel.close();

    assertThat(new String(peer.getInputStream().readNBytes(14), 4, 10, UTF_8))
        .isEqualTo("last words");
  }

  @Test
  void aPeerThatTakesNothingEndsTheSendWithATimeOut() {
    byte[] message = new byte[MessageChannel.MAX_MESSAGE];

    assertFails(
        ChannelError.TIMEOUT,
        () -> {
          for (int i = 0; i < 100_000; i++) {
            channel.send(message);
          }
        });
    assertFails(ChannelError.CLOSED, () -> channel.send(message));
  }

  @Property(tries = 200)
  void randomBytesGiveMessagesOrARefusal(@ForAll @Size(max = 200) byte[] bytes) throws Exception {
    connect();
    try {
      peer.getOutputStream().write(bytes);
      peer.shutdownOutput();
      int taken = 0;
      ChannelError end = null;
      while (end == null) {
        try {
          taken += 4 + channel.receive(LIMIT).length;
        } catch (ChannelException e) {
          end = e.error();
        }
      }
      assertThat(taken).isLessThanOrEqualTo(bytes.length);
      assertThat(end).isIn(ChannelError.CLOSED, ChannelError.TOO_LARGE);
    } finally {
      close();
    }
  }

  private interface Action {
    void run() throws ChannelException;
  }

  private static void assertFails(ChannelError expected, Action action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ChannelException.class, e -> assertThat(e.error()).isEqualTo(expected));
  }

  private static ChannelError failure(Action action) {
    try {
      action.run();
      throw new AssertionError("it did not fail");
    } catch (ChannelException e) {
      return e.error();
    }
  }
}
