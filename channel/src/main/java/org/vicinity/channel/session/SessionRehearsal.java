package org.vicinity.channel.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.memory.MemoryChannel;

/**
 * A session of this program with itself. Java loads and compiles what a session needs when it is
 * needed first, which takes longer than the session; whoever rehearses while a person still reads
 * or types spares that person the wait.
 */
public final class SessionRehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRehearsal.class);
  private static final String PIN = "000000";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private SessionRehearsal() {}

  /**
   * Goes through it once; blocks for about half a second of processor time. Does not throw: without
   * it all works as well, only later.
   */
  public static void run() {
    MemoryChannel.Pair pair = MemoryChannel.pair();
    CompletableFuture<Void> device =
        CompletableFuture.runAsync(() -> answer(pair.device()), SessionRehearsal::beside);
    try (SessionInitiator browser = SessionInitiator.start(pair.browser(), LIMIT)) {
      if (browser.authenticate(PIN) instanceof PinOutcome.Authenticated opened) {
        opened.session().send("rehearsal".getBytes(StandardCharsets.UTF_8));
        opened.session().close();
      }
      device.join();
      LOG.debug("a session was rehearsed");
    } catch (ChannelException | CompletionException e) {
      LOG.debug("the rehearsal of a session failed", e);
    }
  }

  private static void answer(MemoryChannel channel) {
    try {
      SessionResponder device = SessionResponder.accept(channel, LIMIT);
      device.greet(1);
      if (device.attempt(PIN, LIMIT)) {
        SecureSession session = device.open(ready -> {});
        session.receive(LIMIT);
        session.close();
      }
    } catch (ChannelException e) {
      throw new CompletionException(e);
    } finally {
      channel.close();
    }
  }

  private static void beside(Runnable work) {
    Thread thread = new Thread(work, "session-rehearsal");
    thread.setDaemon(true);
    thread.start();
  }
}
