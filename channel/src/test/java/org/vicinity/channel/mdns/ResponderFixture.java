package org.vicinity.channel.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** A responder on a wire and a clock of the test's making. */
abstract class ResponderFixture {
  static final String HOST = "media-1.vod-example-com.local";
  static final String SERVICE = "_https._tcp." + HOST;
  static final int PORT = 8443;

  final FakeWire wire = new FakeWire();
  final ManualTimer timer = new ManualTimer();
  final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
  final ExecutorService threads = Executors.newCachedThreadPool();
  MdnsResponder responder;

  @BeforeEach
  void open() throws IOException {
    responder = new MdnsResponder(FakeWire.link(), wire, timer);
    responder.onConflict(lost::add);
  }

  @AfterEach
  void close() {
    responder.close();
    threads.shutdownNow();
  }

  /** Begins to announce, and waits until that has begun. */
  Future<?> announcing() throws InterruptedException {
    Future<?> done =
        threads.submit(
            () -> {
              responder.announce(HOST, PORT);
              return null;
            });
    timer.awaitTask();
    return done;
  }

  /** Announces, and waits for the end of what an announcement sends. */
  void announce() throws Exception {
    Future<?> done = announcing();
    timer.advance(Duration.ofMillis(2500));
    done.get(20, TimeUnit.SECONDS);
    for (int i = 0; i < 5; i++) {
      wire.nextMulticast();
    }
  }

  void firstProbe() throws InterruptedException {
    timer.advance(Claims.PROBE_INTERVAL.minusMillis(1)); // the random delay is shorter
    wire.nextMulticast();
  }

  void later(int seconds) {
    timer.advance(Duration.ofSeconds(seconds));
  }

  static List<String> lines(Message message, int section) {
    return message.getSection(section).stream()
        .map(record -> record.getName() + " " + Type.string(record.getType()))
        .toList();
  }
}
