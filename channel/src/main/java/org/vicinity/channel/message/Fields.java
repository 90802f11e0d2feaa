package org.vicinity.channel.message;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a message's fields out of a CBOR map: each must be there and of its type, else {@link
 * IllegalArgumentException}. Bounds are the records' own.
 */
final class Fields {
  private final CBORObject map;

  Fields(CBORObject map) {
    if (map.getType() != CBORType.Map) {
      throw new IllegalArgumentException("not a map");
    }
    this.map = map;
  }

  long number(int key) {
    CBORObject value = get(key, CBORType.Integer);
    if (!value.AsNumber().CanFitInInt64()) {
      throw new IllegalArgumentException("key " + key + " is out of range");
    }
    return value.AsInt64Value();
  }

  int smallNumber(int key) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(-1, number(key))));
  }

  int smallNumberOr(int key, int absent) {
    return map.ContainsKey(key) ? smallNumber(key) : absent;
  }

  byte[] bytes(int key) {
    return get(key, CBORType.ByteString).GetByteString();
  }

  String text(int key) {
    return get(key, CBORType.TextString).AsString();
  }

  List<byte[]> listOfBytes(int key) {
    return list(key, CBORType.ByteString, CBORObject::GetByteString);
  }

  Proof proof(int key) {
    List<byte[]> parts = listOfBytes(key);
    if (parts.size() != 2) {
      throw new IllegalArgumentException("key " + key + " is not a pair");
    }
    return new Proof(parts.get(0), parts.get(1));
  }

  private <T> List<T> list(int key, CBORType type, Function<CBORObject, T> convert) {
    List<T> found = new ArrayList<>();
    for (CBORObject each : get(key, CBORType.Array).getValues()) {
      found.add(convert.apply(typed(key, each, type)));
    }
    return found;
  }

  private CBORObject get(int key, CBORType type) {
    CBORObject value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("key " + key + " is missing");
    }
    return typed(key, value, type);
  }

  private static CBORObject typed(int key, CBORObject value, CBORType type) {
    if (value.getType() != type || value.isTagged()) {
      throw new IllegalArgumentException("key " + key + " is not of type " + type);
    }
    return value;
  }
}
