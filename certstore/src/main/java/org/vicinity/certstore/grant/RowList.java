package org.vicinity.certstore.grant;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows there are, and the authentication tag of each as it was last written. Sealed in a row
 * of its own, it shows that a row was deleted, or that an older copy of it was put back. Immutable.
 */
final class RowList {
  /** The row of the list itself; random ids are never this one. */
  static final RowId ROW = new RowId(new byte[RowId.LENGTH]);

  static final RowList EMPTY = new RowList(Map.of());

  /** Largest sealed list that is read, in bytes: half a million rows. */
  static final int MAX_SEALED = 16 << 20;

  private static final int ENTRY = RowId.LENGTH + RowSealer.TAG;

  private final Map<RowId, ByteBuffer> tags;

  private RowList(Map<RowId, ByteBuffer> tags) {
    this.tags = tags;
  }

  /** Reads what {@link #encode} wrote. */
  static RowList decode(byte[] content) throws RowException {
    if (content.length % ENTRY != 0) {
      throw new RowException(StoreFlaw.MALFORMED_LIST);
    }
    Map<RowId, ByteBuffer> tags = new LinkedHashMap<>();
    for (int at = 0; at < content.length; at += ENTRY) {
      RowId row = new RowId(Arrays.copyOfRange(content, at, at + RowId.LENGTH));
      tags.put(row, ByteBuffer.wrap(content, at + RowId.LENGTH, RowSealer.TAG).slice());
    }
    return new RowList(tags);
  }

  /** Returns each row's id and tag, one behind the other. */
  byte[] encode() {
    ByteBuffer content = ByteBuffer.allocate(tags.size() * ENTRY);
    tags.forEach((row, tag) -> content.put(row.bytes()).put(tag.duplicate()));
    return content.array();
  }

  /** Returns this list after those rows were written, or deleted where they have no content. */
  RowList after(Collection<GrantFile.Row> written) {
    Map<RowId, ByteBuffer> next = new LinkedHashMap<>(tags);
    for (GrantFile.Row row : written) {
      if (row.sealed().isPresent()) {
        next.put(row.id(), tag(row.sealed().get()));
      } else {
        next.remove(row.id());
      }
    }
    return new RowList(next);
  }

  /** Returns why a row that opens is none of the present ones; empty when it is. */
  Optional<StoreFlaw> refusal(RowId row, byte[] sealed) {
    ByteBuffer expected = tags.get(row);
    if (expected == null) {
      return Optional.of(StoreFlaw.UNLISTED);
    }
    return expected.equals(tag(sealed)) ? Optional.empty() : Optional.of(StoreFlaw.REPLACED);
  }

  /** Returns all rows of the list. */
  Set<RowId> rows() {
    return tags.keySet();
  }

  private static ByteBuffer tag(byte[] sealed) {
    return ByteBuffer.wrap(
        Arrays.copyOfRange(sealed, sealed.length - RowSealer.TAG, sealed.length));
  }
}
