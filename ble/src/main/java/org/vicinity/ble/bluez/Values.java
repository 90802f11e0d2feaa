package org.vicinity.ble.bluez;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** Reads values as the library decodes them, whatever shape it gives them. */
final class Values {
  private Values() {}

  /** Returns the value without its variant; paths as text. */
  static Object plain(Object value) {
    if (value instanceof Variant<?> variant) {
      return plain(variant.getValue());
    }
    return value instanceof DBusPath path ? path.getPath() : value;
  }

  /** Returns the properties of {@code a{sv}}; anything else is none. */
  static Map<String, Object> properties(Object value) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (plain(value) instanceof Map<?, ?> map) {
      map.forEach((name, each) -> properties.put(String.valueOf(name), plain(each)));
    }
    return properties;
  }

  /** Returns the texts of {@code as} or {@code ao}; anything else is none. */
  static List<String> texts(Object value) {
    Object plain = plain(value);
    if (plain instanceof Object[] array) {
      plain = List.of(array);
    }
    return plain instanceof Collection<?> list
        ? list.stream().map(each -> String.valueOf(plain(each))).toList()
        : List.of();
  }

  /** Returns the bytes of {@code ay}, if it is that. */
  static Optional<byte[]> bytes(Object value) {
    Object plain = plain(value);
    if (plain instanceof byte[] bytes) {
      return Optional.of(bytes);
    }
    if (plain instanceof Object[] array) {
      plain = List.of(array);
    }
    if (!(plain instanceof Collection<?> list)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[list.size()];
    int at = 0;
    for (Object each : list) {
      if (!(each instanceof Byte one)) {
        return Optional.empty();
      }
      bytes[at++] = one;
    }
    return Optional.of(bytes);
  }
}
