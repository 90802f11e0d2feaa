package org.vicinity.ble.bluez;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.freedesktop.dbus.Marshalling;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the bus where BlueZ is: asynchronous calls with the real names of errors, and a
 * mirror of BlueZ's objects that its signals keep up to date. All that happens, happens on one
 * thread, the loop; what runs there must not block.
 */
final class BluezConnection implements AutoCloseable {
  /** BlueZ's name on the bus. */
  static final String BLUEZ = "org.bluez";

  private static final Logger LOG = LoggerFactory.getLogger(BluezConnection.class);
  private static final String BUS = "org.freedesktop.DBus";
  private static final int CONNECT_MILLIS = 2_000;
  private static final Duration FLUSH = Duration.ofSeconds(1);

  private final ScheduledThreadPoolExecutor loop;
  private final DBusConnection connection;

  /** Only the loop uses it. */
  private final BluezObjects objects = new BluezObjects();

  private volatile Optional<String> owner = Optional.empty();

  private volatile boolean lost;

  private BluezConnection(Optional<String> address, ScheduledThreadPoolExecutor loop)
      throws DBusException {
    this.loop = loop;
    DBusConnectionBuilder builder =
        address
            .map(DBusConnectionBuilder::forAddress)
            .orElseGet(DBusConnectionBuilder::forSystemBus);
    // One thread for calls: with more, writes overtake each other.
    connection =
        builder
            .withShared(false)
            .withDisconnectCallback(new Disconnected())
            .receivingThreadConfig()
            .withMethodCallThreadCount(1)
            .connectionConfig()
            .transportConfig()
            .withTimeout(CONNECT_MILLIS)
            .back()
            .build();
  }

  /**
   * Connects to the bus at that address, or to the system bus. Blocks on the bus.
   *
   * @param loop the thread for all that happens; stays the caller's
   * @throws BluezException when there is no such bus, or it refuses
   */
  static BluezConnection open(Optional<String> address, ScheduledThreadPoolExecutor loop)
      throws BluezException {
    try {
      BluezConnection made = new BluezConnection(address, loop);
      try {
        made.subscribe();
      } catch (DBusException | DBusExecutionException e) {
        made.close();
        throw e;
      }
      made.execute(made::findOwner);
      return made;
    } catch (DBusException | RuntimeException e) {
      throw new BluezException(BluezException.DISCONNECTED, "no bus: " + e.getMessage());
    }
  }

  /** Makes the thread that such a connection needs. */
  static ScheduledThreadPoolExecutor newLoop(String name) {
    ScheduledThreadPoolExecutor made =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    made.setRemoveOnCancelPolicy(true);
    made.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return made;
  }

  /** The mirror; for the loop only. */
  BluezObjects objects() {
    return objects;
  }

  /** The library's connection, to export objects on. */
  DBusConnection dbus() {
    return connection;
  }

  /** Returns whether the bus is gone: this connection is of no more use. */
  boolean isLost() {
    return lost;
  }

  /** Returns whether that unique name is bluetoothd's. */
  boolean isBluez(String sender) {
    return owner.filter(sender::equals).isPresent();
  }

  /** Runs something on the loop, after all that is waiting; nothing once it is shut down. */
  void execute(Runnable action) {
    try {
      loop.execute(() -> guarded(action));
    } catch (RejectedExecutionException e) {
      LOG.trace("closed meanwhile");
    }
  }

  /** Runs something on the loop later. */
  Future<?> after(Duration delay, Runnable action) {
    try {
      return loop.schedule(() -> guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(null);
    }
  }

  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("an event of BlueZ failed", e);
    }
  }

  /**
   * Calls a method of BlueZ.
   *
   * @param type one of bluez-dbus's interfaces, which gives the name and the signature
   * @return the answer, on the loop; fails with {@link BluezException}
   */
  CompletableFuture<Object[]> call(
      String path, Class<? extends DBusInterface> type, String method, Object... arguments) {
    return call(BLUEZ, path, interfaceName(type), method, signature(type, method), arguments);
  }

  private CompletableFuture<Object[]> call(
      String destination,
      String path,
      String interfaceName,
      String member,
      String signature,
      Object... arguments) {
    CompletableFuture<Object[]> answer = new CompletableFuture<>();
    CompletableFuture<Object[]> onLoop = new CompletableFuture<>();
    answer.whenComplete(
        (values, failed) ->
            execute(
                () -> {
                  if (failed == null) {
                    onLoop.complete(values);
                  } else {
                    onLoop.completeExceptionally(failed);
                  }
                }));
    try {
      byte endianness = connection.getMessageFactory().getEndianess();
      connection.sendMessage(
          new PendingCall(
              endianness, destination, path, interfaceName, member, signature, answer, arguments));
    } catch (DBusException | RuntimeException e) {
      answer.completeExceptionally(new BluezException(BluezException.DISCONNECTED, e.toString()));
    }
    return onLoop;
  }

  private static String interfaceName(Class<?> type) {
    DBusInterfaceName named = type.getAnnotation(DBusInterfaceName.class);
    return named == null ? type.getName() : named.value();
  }

  private static String signature(Class<?> type, String method) {
    try {
      Method found =
          Stream.of(type.getMethods())
              .filter(each -> each.getName().equals(method))
              .findAny()
              .orElseThrow(() -> new IllegalArgumentException(type + " has no " + method));
      return Marshalling.getDBusType(found.getGenericParameterTypes());
    } catch (DBusException e) {
      throw new IllegalArgumentException(e);
    }
  }

  // The rules name no sender: the library compares it with unique names, which change with each
  // start of bluetoothd. Who sent a signal is checked when it comes.
  private void subscribe() throws DBusException {
    listen(
        DBusMatchRuleBuilder.create()
            .withType("signal")
            .withInterface(interfaceName(Properties.class))
            .withMember("PropertiesChanged")
            .withPathNamespace("/org/bluez")
            .build(),
        this::propertiesChanged);
    listen(objectManagerRule("InterfacesAdded"), this::interfacesAdded);
    listen(objectManagerRule("InterfacesRemoved"), this::interfacesRemoved);
    listen(
        DBusMatchRuleBuilder.create()
            .withType("signal")
            .withInterface(BUS)
            .withMember("NameOwnerChanged")
            .withArg0123(0, BLUEZ)
            .build(),
        this::ownerChanged);
  }

  private static DBusMatchRule objectManagerRule(String member) {
    return DBusMatchRuleBuilder.create()
        .withType("signal")
        .withInterface(interfaceName(ObjectManager.class))
        .withMember(member)
        .withPath("/")
        .build();
  }

  /** What to do with a signal's sender, path and values, on the loop. */
  private interface SignalHandler {
    void handle(DBusSignal signal, Object[] values);
  }

  private void listen(DBusMatchRule rule, SignalHandler handler) throws DBusException {
    connection.addGenericSigHandler(
        rule,
        signal -> {
          try {
            Object[] values = signal.getParameters();
            execute(() -> handler.handle(signal, values == null ? new Object[0] : values));
          } catch (DBusException e) {
            LOG.warn("a signal cannot be read: {}", e.toString());
          }
        });
  }

  private boolean isFromBluez(Message signal, Object[] values, int count) {
    return values.length >= count && signal.getSource() != null && isBluez(signal.getSource());
  }

  private void propertiesChanged(DBusSignal signal, Object[] values) {
    if (isFromBluez(signal, values, 3)) {
      objects.changed(
          signal.getPath(),
          String.valueOf(values[0]),
          Values.properties(values[1]),
          Values.texts(values[2]));
    }
  }

  private void interfacesAdded(DBusSignal signal, Object[] values) {
    if (isFromBluez(signal, values, 2)) {
      objects.added(String.valueOf(Values.plain(values[0])), values[1]);
    }
  }

  private void interfacesRemoved(DBusSignal signal, Object[] values) {
    if (isFromBluez(signal, values, 2)) {
      objects.removed(String.valueOf(Values.plain(values[0])), Values.texts(values[1]));
    }
  }

  private void ownerChanged(DBusSignal signal, Object[] values) {
    boolean fromBus = signal.getSource() == null || signal.getSource().equals(BUS);
    if (fromBus && values.length == 3 && BLUEZ.equals(values[0])) {
      owned(String.valueOf(values[2]));
    }
  }

  private void findOwner() {
    call(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", "s", BLUEZ)
        .whenComplete(
            (values, failed) -> {
              if (owner.isEmpty()) { // else a signal was faster
                owned(failed == null && values.length == 1 ? String.valueOf(values[0]) : "");
              }
            });
  }

  private void owned(String now) {
    owner = Optional.of(now).filter(name -> !name.isEmpty());
    if (owner.isEmpty() || objects.isRunning()) {
      objects.clear();
    }
    owner.ifPresent(this::load);
  }

  private void load(String from) {
    String type = interfaceName(ObjectManager.class);
    call(from, "/", type, "GetManagedObjects", "")
        .whenComplete(
            (values, failed) -> {
              if (!isBluez(from)) {
                return; // another one runs meanwhile
              }
              if (failed == null && values.length == 1) {
                objects.load(values[0]);
              } else {
                LOG.warn("BlueZ does not tell its objects", failed);
                objects.clear();
              }
            });
  }

  /** Closes the connection when the bus has taken all that was sent, or soon in any case. */
  CompletableFuture<Void> closeWhenSent() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    // Messages of one connection arrive in their order: the answer to a last call says it all.
    call(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", "s", BUS)
        .orTimeout(FLUSH.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (answer, failed) -> {
              close();
              closed.complete(null);
            });
    return closed;
  }

  /** Waits for such a closing; for any thread but the loop. */
  static void await(CompletableFuture<Void> closing) {
    try {
      closing.get(2 * FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the bus did not take the last messages: {}", e.toString());
    }
  }

  @Override
  public void close() {
    lost = true;
    try {
      connection.disconnect();
    } catch (RuntimeException e) {
      LOG.debug("disconnecting from the bus: {}", e.toString());
    }
  }

  private final class Disconnected implements IDisconnectCallback {
    @Override
    public void disconnectOnError(IOException cause) {
      lost = true;
      LOG.warn("the connection to the bus is lost: {}", cause.toString());
      execute(
          () -> {
            owner = Optional.empty();
            objects.clear();
          });
    }
  }
}
