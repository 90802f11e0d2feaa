package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.ble.radio.PeripheralRadio;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * When a device disconnects a central that has no channel. The timers have one thread and run in
 * the order of their times: a task that is due after them sees what they did.
 */
class IdleLinkTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final int CHANNEL = 0x1234;

  /** A radio whose only central counts how often it is disconnected. */
  private static final class Radio implements PeripheralRadio, FrameLink {
    final AtomicInteger disconnected = new AtomicInteger();
    PeerListener peers;

    @Override
    public void start(PeerListener hears) {
      peers = hears;
    }

    @Override
    public CompletableFuture<Void> advertise(Optional<String> localName) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public int maxFrame() {
      return Frame.MAX_SIZE;
    }

    @Override
    public CompletableFuture<Void> send(byte[] frame) {
      return CompletableFuture.completedFuture(null);
    }

    /** Of the link and of the radio: both end it. */
    @Override
    public void close() {
      disconnected.incrementAndGet();
    }
  }

  private final Radio radio = new Radio();
  private final CountDownLatch timersMayRun = new CountDownLatch(1);
  private final BlePeripheral peripheral =
      new BlePeripheral(
          radio,
          FramingContractTest.ANNOUNCEMENT,
          IdleLinkTest::serve,
          new FrameTimes(LONG, LONG, LONG, IDLE));

  private static void serve(MessageChannel channel) {
    try {
      channel.receive(LONG);
    } catch (ChannelException e) {
      // It ends.
    }
  }

  @AfterEach
  void stop() {
    timersMayRun.countDown();
    peripheral.close();
  }

  /** Keeps all timers back until {@link #timersMayRun}. */
  private void holdTimers() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Timers.after(
        Duration.ZERO,
        () -> {
          held.countDown();
          try {
            timersMayRun.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Begins to watch: how often the central was disconnected when that time is over. */
  private CompletableFuture<Integer> disconnectedAfter(Duration time) {
    CompletableFuture<Integer> count = new CompletableFuture<>();
    Timers.after(time, () -> count.complete(radio.disconnected.get()));
    return count;
  }

  private static void write(LinkListener link, Frame frame) throws Exception {
    link.received(frame.encode());
  }

  @Test
  void aCentralThatOpensNoChannelIsDisconnected() throws Exception {
    radio.peers.connected(radio);

    assertThat(disconnectedAfter(IDLE).get(30, TimeUnit.SECONDS)).isOne();
  }

  @Test
  void aLinkThatIsLostIsNotDisconnectedWhenItsTimeComes() throws Exception {
    holdTimers();
    LinkListener link = radio.peers.connected(radio);
    CompletableFuture<Integer> disconnected = disconnectedAfter(IDLE);
    link.lost("the central left");
    timersMayRun.countDown();

    assertThat(disconnected.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aLinkThatWasUsedMeanwhileHasItsWholeTimeAgain() throws Exception {
    holdTimers();
    LinkListener link = radio.peers.connected(radio);
    CompletableFuture<Integer> atFirst = disconnectedAfter(IDLE);
    write(link, new Frame.Open(Frame.VERSION, CHANNEL));
    write(link, new Frame.Close(CHANNEL));
    CompletableFuture<Integer> atLast = disconnectedAfter(IDLE);
    timersMayRun.countDown();

    assertThat(atFirst.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(atLast.get(30, TimeUnit.SECONDS)).isOne();
  }
}
