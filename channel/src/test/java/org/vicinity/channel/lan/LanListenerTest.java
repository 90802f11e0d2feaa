package org.vicinity.channel.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.mdns.LocalLink;

class LanListenerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Semaphore received = new Semaphore(0);
  private LocalLink lo;

  @BeforeEach
  void findLoopback() throws IOException {
    lo = LocalLink.named("lo");
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void itListensOnTheLinkOnly() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take));

    assertThat(listener.port()).isPositive();
    assertThatThrownBy(() -> new Socket("127.0.0.2", listener.port()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPortThatIsTakenIsRefused() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take));

    assertThatThrownBy(() -> new LanListener(lo, listener.port(), this::take))
        .isInstanceOf(IOException.class);
  }

  @Test
  void oneMoreThanTheLimitIsClosedWhileTheOthersAreServed() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take));
    for (int i = 0; i < LanListener.MAX_CONNECTIONS; i++) {
      speak(connect(listener));
    }
    assertThat(received.tryAcquire(LanListener.MAX_CONNECTIONS, 20, TimeUnit.SECONDS)).isTrue();

    assertThat(isClosedByPeer(connect(listener))).isTrue();
  }

  @Test
  void theOldestSilentConnectionMakesRoom() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take));
    Socket silent = connect(listener);
    for (int i = 1; i < LanListener.MAX_CONNECTIONS; i++) {
      speak(connect(listener));
    }
    assertThat(received.tryAcquire(LanListener.MAX_CONNECTIONS - 1, 20, TimeUnit.SECONDS)).isTrue();

    speak(connect(listener));

    assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(isClosedByPeer(silent)).isTrue();
  }

  @Test
  void aConnectionThatStaysSilentIsClosed() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take, Duration.ofMillis(200)));

    assertThat(isClosedByPeer(connect(listener))).isTrue();
  }

  @Test
  void aConnectionThatSpokeMayBeSilentAfterwards() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take, Duration.ofMillis(500)));
    Socket speaker = connect(listener);
    speak(speaker);
    assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(isClosedByPeer(connect(listener))).isTrue(); // later than the speaker's deadline

    speak(speaker);

    assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFailureOfTheServerClosesTheConnectionAndLeavesTheListener() throws Exception {
    CountDownLatch second = new CountDownLatch(2);
    LanListener listener =
        keep(
            new LanListener(
                lo,
                0,
                channel -> {
                  second.countDown();
                  throw new IllegalStateException("a defect");
                }));

    assertThat(isClosedByPeer(connect(listener))).isTrue();
    connect(listener);
    assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingEndsPortAndConnections() throws Exception {
    LanListener listener = keep(new LanListener(lo, 0, this::take));
    Socket socket = connect(listener);
    speak(socket);
    assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

    listener.close();

    assertThat(isClosedByPeer(socket)).isTrue();
    assertThatThrownBy(() -> connect(listener)).isInstanceOf(IOException.class);
  }

  private void take(MessageChannel channel) {
    try {
      while (true) {
        channel.receive(LIMIT);
        received.release();
      }
    } catch (ChannelException e) {
      // the end of the connection
    }
  }

  private Socket connect(LanListener listener) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.connect(new InetSocketAddress(lo.address(), listener.port()), 20_000);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void speak(Socket socket) throws IOException {
    socket.getOutputStream().write(new byte[] {0, 0, 0, 1, 7});
  }

  private static boolean isClosedByPeer(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException e) {
      return true; // reset
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }
}
