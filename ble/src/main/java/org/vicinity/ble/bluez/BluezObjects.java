package org.vicinity.ble.bluez;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * BlueZ's objects as its signals tell them: adapters, devices, services, characteristics. For the
 * thread of its {@link BluezConnection} only.
 */
final class BluezObjects {
  /** Hears of changes, on the connection's thread. */
  interface Listener {
    /** An object has an interface that it had not. */
    default void appeared(String path, String interfaceName) {}

    /** Properties changed. */
    default void changed(String path, String interfaceName, Map<String, Object> properties) {}

    /** An object lost an interface. */
    default void gone(String path, String interfaceName) {}

    /**
     * All objects are new: bluetoothd started, ended or was read for the first time.
     *
     * @param running whether it runs
     */
    default void reset(boolean running) {}
  }

  private final Map<String, Map<String, Map<String, Object>>> objects = new TreeMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private boolean running;
  private boolean settled;

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  /** Returns whether it is known if bluetoothd runs. */
  boolean isSettled() {
    return settled;
  }

  /** Returns whether bluetoothd runs and was read. */
  boolean isRunning() {
    return running;
  }

  boolean has(String path, Class<? extends DBusInterface> type) {
    return objects.getOrDefault(path, Map.of()).containsKey(type.getName());
  }

  /** Returns a property, if the object is there, has it, and it is of that type. */
  <T> Optional<T> get(
      String path, Class<? extends DBusInterface> type, String property, Class<T> valueType) {
    return Optional.ofNullable(
            objects
                .getOrDefault(path, Map.of())
                .getOrDefault(type.getName(), Map.of())
                .get(property))
        .filter(valueType::isInstance)
        .map(valueType::cast);
  }

  /** Returns whether a boolean property is there and true. */
  boolean is(String path, Class<? extends DBusInterface> type, String property) {
    return get(path, type, property, Boolean.class).orElse(false);
  }

  /** Returns a property that is a list of texts. */
  List<String> texts(String path, Class<? extends DBusInterface> type, String property) {
    return get(path, type, property, Object.class).map(Values::texts).orElse(List.of());
  }

  /** Returns the paths of all objects with that interface, sorted. */
  List<String> paths(Class<? extends DBusInterface> type) {
    return objects.entrySet().stream()
        .filter(object -> object.getValue().containsKey(type.getName()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns those among them that are below a path. */
  List<String> pathsBelow(String parent, Class<? extends DBusInterface> type) {
    return paths(type).stream().filter(path -> path.startsWith(parent + "/")).toList();
  }

  /** Takes the answer of GetManagedObjects. */
  void load(Object managed) {
    objects.clear();
    settled = true;
    running = true;
    if (managed instanceof Map<?, ?> map) {
      map.forEach((path, interfaces) -> put(String.valueOf(Values.plain(path)), interfaces));
    }
    tell(listener -> listener.reset(true));
  }

  /** bluetoothd is gone. */
  void clear() {
    objects.clear();
    settled = true;
    running = false;
    tell(listener -> listener.reset(false));
  }

  /** InterfacesAdded. */
  void added(String path, Object interfaces) {
    for (String name : put(path, interfaces)) {
      tell(listener -> listener.appeared(path, name));
    }
  }

  /** PropertiesChanged; of an object that is not known it says nothing that helps. */
  void changed(String path, String interfaceName, Map<String, Object> now, List<String> invalid) {
    Map<String, Object> known = objects.getOrDefault(path, Map.of()).get(interfaceName);
    if (known != null) {
      known.putAll(now);
      known.keySet().removeAll(Set.copyOf(invalid));
      tell(listener -> listener.changed(path, interfaceName, now));
    }
  }

  /** InterfacesRemoved. */
  void removed(String path, List<String> interfaces) {
    Map<String, Map<String, Object>> object = objects.getOrDefault(path, Map.of());
    for (String name : interfaces) {
      if (object.remove(name) != null) {
        if (object.isEmpty()) {
          objects.remove(path);
        }
        tell(listener -> listener.gone(path, name));
      }
    }
  }

  private Set<String> put(String path, Object interfaces) {
    Map<String, Map<String, Object>> object = objects.computeIfAbsent(path, key -> new HashMap<>());
    Map<String, Map<String, Object>> added = new HashMap<>();
    if (Values.plain(interfaces) instanceof Map<?, ?> map) {
      map.forEach((name, values) -> added.put(String.valueOf(name), Values.properties(values)));
    }
    object.putAll(added);
    return added.keySet();
  }

  private void tell(Consumer<Listener> event) {
    List.copyOf(listeners).forEach(event);
  }
}
