package org.vicinity.browser.router;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that does all the router's reading and writing. It never blocks but in the
 * selector; whatever may take time is handed to the {@code onHello} callback, which answers through
 * {@link #execute}.
 */
final class RouterLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RouterLoop.class);
  private static final long ACCEPT_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Selector selector;
  private final ServerSocketChannel server;
  private final SelectionKey accepting;
  private final RouterLimits limits;
  private final BiConsumer<RoutedConnection, String> onHello;
  private final BufferPool pool = new BufferPool();
  private final Set<RoutedConnection> connections = ConcurrentHashMap.newKeySet();

  /** Those that may still be in {@code HELLO}, in the order of their deadlines. */
  private final Deque<RoutedConnection> waiting = new ArrayDeque<>();

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Object ending = new Object();
  private boolean ended;
  private volatile boolean stopping;
  private long acceptAgainAt;

  /**
   * Makes one; {@link #run} does the work.
   *
   * @param onHello told of each connection whose server name is known; must not block
   */
  RouterLoop(
      ServerSocketChannel server, RouterLimits limits, BiConsumer<RoutedConnection, String> onHello)
      throws IOException {
    this.server = server;
    this.limits = limits;
    this.onHello = onHello;
    this.selector = Selector.open();
    server.configureBlocking(false);
    this.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Has a task run on the loop's thread.
   *
   * @return false when the loop has ended; the task will not run then
   */
  boolean execute(Runnable task) {
    synchronized (ending) {
      if (ended) {
        return false;
      }
      tasks.add(task);
    }
    selector.wakeup();
    return true;
  }

  /** Breaks off every connection to that host, at once; any thread. */
  void drop(String host) {
    for (RoutedConnection connection : connections) {
      if (connection.host().filter(host::equals).isPresent()) {
        connection.reset();
        execute(() -> close(connection));
      }
    }
  }

  /** Ends the loop soon; any thread. */
  void stop() {
    stopping = true;
    selector.wakeup();
  }

  int openConnections() {
    return connections.size();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        selector.select(this::handle, untilNextDeadline());
        runTasks();
        expire();
      }
    } catch (IOException e) {
      LOG.error("the device router stopped; devices cannot be reached until a restart", e);
    } finally {
      end();
    }
  }

  /** Forgets a connection that has ended, or ends it. */
  void close(RoutedConnection connection) {
    connection.close();
    connections.remove(connection);
  }

  /** Lets a connection begin to pass bytes on to that device. On the loop's thread. */
  void attach(RoutedConnection connection, SocketChannel device) {
    guarded(connection, () -> connection.attach(device));
  }

  /** Refuses a connection. On the loop's thread. */
  void refuse(RoutedConnection connection, Refusal refusal) {
    connection.refuse(refusal);
    connections.remove(connection);
  }

  private void handle(SelectionKey key) {
    if (key == accepting) {
      accept();
    } else if (key.attachment() instanceof RoutedConnection connection) {
      guarded(connection, () -> advance(connection));
    }
  }

  private void advance(RoutedConnection connection) throws IOException {
    switch (connection.stage()) {
      case HELLO -> readHello(connection);
      case PUMPING -> connection.pump();
      case DIALLING, CLOSED -> LOG.trace("a key was ready for a connection that waits for nothing");
    }
  }

  private void readHello(RoutedConnection connection) throws IOException {
    try {
      connection.readHello().ifPresent(host -> onHello.accept(connection, host));
    } catch (RefusedException e) {
      LOG.debug("refused: {}", e.refusal(), e);
      refuse(connection, e.refusal());
    }
  }

  private void accept() {
    try {
      for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
        admit(client);
      }
    } catch (IOException e) {
      // Typically no file descriptor is left; the key stays ready, so without a pause this spins.
      LOG.warn("cannot accept connections for a moment", e);
      accepting.interestOps(0);
      acceptAgainAt = System.nanoTime() + ACCEPT_PAUSE;
    }
  }

  private void admit(SocketChannel client) throws IOException {
    if (connections.size() >= limits.connections()) {
      LOG.warn("refused: {}", Refusal.OVERLOADED.text());
      client.close();
      return;
    }
    long deadline = System.nanoTime() + limits.hello().toNanos();
    try {
      RoutedConnection connection = new RoutedConnection(client, selector, pool, deadline);
      connections.add(connection);
      waiting.add(connection);
    } catch (IOException e) {
      LOG.debug("a client left while it was accepted", e);
      client.close();
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void expire() {
    long now = System.nanoTime();
    if (accepting.isValid() && accepting.interestOps() == 0 && now - acceptAgainAt >= 0) {
      accepting.interestOps(SelectionKey.OP_ACCEPT);
    }
    for (Iterator<RoutedConnection> each = waiting.iterator(); each.hasNext(); ) {
      RoutedConnection connection = each.next();
      boolean late = now - connection.helloDeadline() >= 0;
      if (connection.stage() == RoutedConnection.Stage.HELLO && !late) {
        return;
      }
      each.remove();
      if (connection.stage() == RoutedConnection.Stage.HELLO) {
        refuse(connection, Refusal.TOO_SLOW);
      }
    }
  }

  /** Returns milliseconds, rounded up, 0 for no deadline. */
  private long untilNextDeadline() {
    long nanos = Long.MAX_VALUE;
    long now = System.nanoTime();
    if (accepting.interestOps() == 0) {
      nanos = acceptAgainAt - now;
    }
    if (!waiting.isEmpty()) {
      nanos = Math.min(nanos, waiting.peek().helloDeadline() - now);
    }
    return nanos == Long.MAX_VALUE ? 0 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos)) + 1;
  }

  /** What a connection does on this thread; may fail because one of its sides is gone. */
  private interface Action {
    void run() throws IOException;
  }

  private void guarded(RoutedConnection connection, Action action) {
    try {
      action.run();
    } catch (IOException | CancelledKeyException e) {
      LOG.debug("a connection broke off", e);
      connection.reset();
      connection.close();
    } catch (RuntimeException e) {
      // One connection's defect must not end those of all others.
      LOG.error("a connection failed unexpectedly", e);
      connection.reset();
      connection.close();
    }
    if (connection.stage() == RoutedConnection.Stage.CLOSED) {
      connections.remove(connection);
    }
  }

  private void end() {
    synchronized (ending) {
      ended = true;
    }
    runTasks();
    connections.forEach(
        connection -> {
          connection.reset();
          connection.close();
        });
    connections.clear();
    try {
      server.close();
      selector.close();
    } catch (IOException e) {
      LOG.debug("closing the device router failed", e);
    }
  }
}
