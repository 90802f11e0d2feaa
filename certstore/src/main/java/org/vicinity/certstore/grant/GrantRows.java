package org.vicinity.certstore.grant;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The rows of the file as grants: sealed on the way in, opened on the way out. Those that cannot be
 * opened, or are not those that were written last, are kept as they are and reported. Not
 * thread-safe, but for {@link #damage}.
 */
final class GrantRows implements AutoCloseable {
  private final GrantFile file;
  private final RowSealer sealer;
  private final GrantCodec codec = new GrantCodec();
  private final List<DamagedRow> damaged = new CopyOnWriteArrayList<>();
  private RowList list = RowList.EMPTY;
  private boolean closed;

  /** A row to be written; empty content deletes it. */
  record Change(RowId row, Optional<GrantIndex.Entry> content) {
    static Change to(GrantIndex.Entry entry) {
      return new Change(entry.row(), Optional.of(entry));
    }

    static Change delete(RowId row) {
      return new Change(row, Optional.empty());
    }
  }

  private record DamagedRow(RowId id, Quarantined report) {}

  private record Loaded(Optional<GrantIndex.Entry> entry, Optional<DamagedRow> damage) {}

  GrantRows(GrantFile file, StoreKey key) {
    this.file = file;
    this.sealer = new RowSealer(key.key());
  }

  /** Reads every row, in no order; those that cannot be read are in {@link #damage} then. */
  List<GrantIndex.Entry> load() throws GrantStoreException {
    List<GrantFile.Row> rows;
    try {
      rows = file.rows();
    } catch (SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.UNREADABLE, failed);
    }
    openList(rows);
    rows.removeIf(row -> row.id().equals(RowList.ROW));
    List<GrantIndex.Entry> entries = new ArrayList<>(rows.size());
    for (Loaded loaded : rows.parallelStream().map(this::read).toList()) {
      loaded.damage().ifPresent(damaged::add);
      loaded.entry().ifPresent(entries::add);
    }
    Set<RowId> there = rows.stream().map(GrantFile.Row::id).collect(Collectors.toSet());
    list.rows().stream()
        .filter(row -> !there.contains(row))
        .forEach(row -> quarantine(row, StoreFlaw.MISSING));
    return entries;
  }

  /** Without a list that can be trusted, no row can: it may be one that was put back. */
  private void openList(List<GrantFile.Row> rows) {
    for (GrantFile.Row row : rows) {
      if (row.id().equals(RowList.ROW)) {
        try {
          list = RowList.decode(open(row));
        } catch (RowException damage) {
          damaged.add(
              new DamagedRow(
                  row.id(), new Quarantined(new Quarantined.EntryList(), damage.flaw())));
        }
      }
    }
  }

  /** Keeps a row out that can be read but contradicts another one. */
  void quarantine(RowId row, StoreFlaw why) {
    damaged.add(damaged(row, new RowException(why)));
  }

  /** Returns what is wrong with rows; any thread. */
  List<Quarantined> damage() {
    return damaged.stream().map(DamagedRow::report).toList();
  }

  /** Deletes the rows that could not be read, and takes those that are missing off the list. */
  void discardDamaged() throws GrantStoreException {
    List<DamagedRow> all = List.copyOf(damaged);
    change(
        all.stream()
            .map(DamagedRow::id)
            .filter(row -> !row.equals(RowList.ROW))
            .map(Change::delete)
            .toList());
    damaged.removeAll(all);
  }

  /** Writes a new row. */
  void insert(GrantIndex.Entry entry) throws GrantStoreException {
    byte[] sealed = sealed(entry);
    RowList next = list.after(List.of(new GrantFile.Row(entry.row(), Optional.of(sealed))));
    write(next, () -> file.insert(entry.row(), sealed, sealed(next)));
  }

  /** Makes all these changes or, when that fails, none. */
  void change(List<Change> changes) throws GrantStoreException {
    List<GrantFile.Row> rows = new ArrayList<>(changes.size());
    for (Change change : changes) {
      rows.add(
          new GrantFile.Row(
              change.row(),
              change.content().isPresent()
                  ? Optional.of(sealed(change.content().get()))
                  : Optional.empty()));
    }
    RowList next = list.after(rows);
    write(next, () -> file.replace(rows, sealed(next)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.close();
    }
  }

  private Loaded read(GrantFile.Row row) {
    try {
      GrantIndex.Entry entry = codec.decode(row.id(), open(row));
      Optional<StoreFlaw> refusal = list.refusal(row.id(), row.sealed().orElseThrow());
      if (refusal.isPresent()) {
        throw new RowException(refusal.get());
      }
      return new Loaded(Optional.of(entry), Optional.empty());
    } catch (RowException damage) {
      return new Loaded(Optional.empty(), Optional.of(damaged(row.id(), damage)));
    }
  }

  private byte[] open(GrantFile.Row row) throws RowException {
    byte[] sealed = row.sealed().orElseThrow(() -> new RowException(StoreFlaw.TOO_LARGE));
    return sealer.open(row.id(), sealed);
  }

  private static DamagedRow damaged(RowId row, RowException why) {
    return new DamagedRow(row, new Quarantined(new Quarantined.Entry(row.toString()), why.flaw()));
  }

  private byte[] sealed(GrantIndex.Entry entry) throws GrantStoreException {
    byte[] sealed = sealer.seal(entry.row(), codec.encode(entry));
    if (sealed.length > GrantFile.MAX_SEALED) {
      throw new GrantStoreException(GrantStoreException.Reason.TOO_LARGE);
    }
    return sealed;
  }

  private byte[] sealed(RowList next) {
    return sealer.seal(RowList.ROW, next.encode());
  }

  @FunctionalInterface
  private interface Write {
    void run() throws SQLException;
  }

  private void write(RowList next, Write write) throws GrantStoreException {
    if (closed) {
      throw new GrantStoreException(GrantStoreException.Reason.CLOSED);
    }
    try {
      write.run();
      list = next;
    } catch (SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.WRITE_FAILED, failed);
    }
  }
}
