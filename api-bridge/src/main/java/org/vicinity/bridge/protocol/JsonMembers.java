package org.vicinity.bridge.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of one JSON object, each read once with its type and limit; {@link #end()} refuses
 * those that nobody asked for. Every refusal is an {@link IllegalArgumentException}.
 */
final class JsonMembers {
  private final JsonNode object;
  private final Set<String> unread = new HashSet<>();

  JsonMembers(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("not an object");
    }
    this.object = object;
    object.fieldNames().forEachRemaining(unread::add);
  }

  String text(String name, int max) {
    return optionalText(name, max).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name, int max) {
    return take(name)
        .map(
            value -> {
              if (!value.isTextual() || value.textValue().length() > max) {
                throw new IllegalArgumentException(name + " is not a text of at most " + max);
              }
              return value.textValue();
            });
  }

  boolean flag(String name) {
    JsonNode value = take(name).orElseThrow(() -> missing(name));
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + " is not true or false");
    }
    return value.booleanValue();
  }

  long number(String name) {
    JsonNode value = take(name).orElseThrow(() -> missing(name));
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + " is not an integer");
    }
    return value.longValue();
  }

  <T> Optional<T> object(String name, Function<JsonMembers, T> read) {
    return take(name).map(value -> read(value, read));
  }

  <T> Optional<List<T>> list(String name, int max, Function<JsonMembers, T> read) {
    return take(name)
        .map(
            value -> {
              if (!value.isArray() || value.isEmpty() || value.size() > max) {
                throw new IllegalArgumentException(name + " is not a list of 1 to " + max);
              }
              List<T> items = new ArrayList<>();
              value.forEach(item -> items.add(read(item, read)));
              return items;
            });
  }

  void end() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException("unknown members");
    }
  }

  private static <T> T read(JsonNode value, Function<JsonMembers, T> read) {
    JsonMembers members = new JsonMembers(value);
    T result = read.apply(members);
    members.end();
    return result;
  }

  private Optional<JsonNode> take(String name) {
    unread.remove(name);
    return Optional.ofNullable(object.get(name));
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(name + " is missing");
  }
}
