package org.vicinity.certstore.grant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.Origin;

/**
 * The grants of one profile: in memory for reading, and each sealed in a row of its own on the
 * disk. Thread-safe. Reading never waits for the disk; writing returns when the change is on the
 * disk, and a write that fails changes nothing.
 *
 * <p>What cannot be read is kept as it is, is not in force, and is listed by {@link
 * #quarantined()}. A copy of the whole folder put back later is not noticed: the store protects
 * against damage, against tampering without the key and against readers of the database file, not
 * against somebody who writes as the user.
 */
public final class GrantStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GrantStore.class);
  private static final String FILE = "grants.db";
  private static final String KEY_FILE = "store.key";

  private final Path keyFile;
  private final RowSealer sealer;
  private final GrantCodec codec;
  private final GrantIndex index = new GrantIndex();
  private final List<Consumer<GrantChange>> listeners = new CopyOnWriteArrayList<>();

  // Held while the disk is written; the index has its own lock, taken after this one.
  private final ReentrantLock writing = new ReentrantLock();
  private final GrantFile file;
  private final List<Quarantined> damagedFiles;
  private final List<DamagedRow> damagedRows = new CopyOnWriteArrayList<>();
  private boolean closed;

  private record DamagedRow(RowId id, Quarantined report) {}

  private GrantStore(Path keyFile, StoreKey key, GrantFile.Opened opened) {
    this.keyFile = keyFile;
    this.sealer = new RowSealer(key.key());
    this.codec = new GrantCodec();
    this.file = opened.file();
    this.damagedFiles = Stream.concat(opened.damage().stream(), key.damage().stream()).toList();
  }

  /**
   * Opens the store of a profile, or makes an empty one. One process at a time may have it open;
   * the caller sees to that.
   *
   * @param directory the folder with {@code grants.db} and {@code store.key}; made when missing
   * @throws GrantStoreException when the files cannot be opened, or a newer version wrote them
   */
  public static GrantStore open(Path directory) throws GrantStoreException {
    Path keyFile = directory.resolve(KEY_FILE);
    GrantFile.Opened opened = openFile(directory, keyFile);
    try {
      GrantStore store = new GrantStore(keyFile, openKey(keyFile), opened);
      store.load();
      return store;
    } catch (GrantStoreException | RuntimeException failed) {
      opened.file().close();
      throw failed;
    }
  }

  /** Returns every grant, pending ones too, in the order in which they were made. */
  public List<Grant> all() {
    return index.where(grant -> true);
  }

  /** Returns the committed grants. */
  public List<Grant> active() {
    return index.where(GrantStore::isActive);
  }

  /** Returns an origin's committed grants. */
  public List<Grant> of(Origin origin) {
    return index.where(grant -> isActive(grant) && grant.origin().equals(origin));
  }

  /** Returns the grant with this id, in either state. */
  public Optional<Grant> find(GrantId id) {
    return index.entry(id).map(GrantIndex.Entry::grant);
  }

  /** Returns the committed grant of a host name, whatever the name's case. */
  public Optional<Grant> byHost(String host) {
    return index.byHost(host).filter(GrantStore::isActive);
  }

  /** Says whether a grant in either state has the host name, whatever its case. */
  public boolean isTaken(String host) {
    return index.byHost(host).isPresent();
  }

  /**
   * Writes a grant whose pairing is about to be committed. Nobody is told.
   *
   * @throws GrantStoreException when id or host are taken, or it cannot be written
   * @throws IllegalArgumentException when it is not pending
   */
  public void begin(Grant pending) throws GrantStoreException {
    if (pending.state() != Grant.State.PENDING) {
      throw new IllegalArgumentException("a grant begins as pending");
    }
    writing.lock();
    try {
      Optional<GrantStoreException.Reason> refusal = index.refusal(pending);
      if (refusal.isPresent()) {
        throw new GrantStoreException(refusal.get());
      }
      RowId row = RowId.random();
      byte[] sealed = sealed(row, pending);
      write(() -> file.insert(row, sealed));
      index.add(row, pending);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Makes a pending grant count, and tells the listeners. An active one stays as it is.
   *
   * @throws GrantStoreException when there is no such grant, or it cannot be written
   */
  public void activate(GrantId id) throws GrantStoreException {
    Grant activated;
    writing.lock();
    try {
      GrantIndex.Entry entry =
          index
              .entry(id)
              .orElseThrow(() -> new GrantStoreException(GrantStoreException.Reason.UNKNOWN_GRANT));
      if (isActive(entry.grant())) {
        return;
      }
      activated = entry.grant().activated();
      replace(entry.row(), activated);
    } finally {
      writing.unlock();
    }
    tell(new GrantChange.Activated(activated));
  }

  /**
   * Forgets a grant in either state, and tells the listeners if it was active. One that is gone
   * already is no error: page, settings and roll-back may all remove it.
   *
   * @throws GrantStoreException when it cannot be written; the grant then still counts
   */
  public void remove(GrantId id) throws GrantStoreException {
    Grant removed;
    writing.lock();
    try {
      Optional<GrantIndex.Entry> entry = index.entry(id);
      if (entry.isEmpty()) {
        return;
      }
      removed = entry.get().grant();
      write(() -> file.delete(entry.get().row()));
      index.remove(removed);
    } finally {
      writing.unlock();
    }
    if (isActive(removed)) {
      tell(new GrantChange.Removed(removed));
    }
  }

  /**
   * Notes when a page last connected. Of a grant that is gone, nothing is noted.
   *
   * @throws GrantStoreException when it cannot be written
   */
  public void used(GrantId id, Instant at) throws GrantStoreException {
    writing.lock();
    try {
      Optional<GrantIndex.Entry> entry = index.entry(id);
      if (entry.isPresent()) {
        replace(entry.get().row(), entry.get().grant().usedAt(at));
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Tells of every change from now on, after it is on the disk, on the thread that made it and
   * without a lock held. Changes of two threads may be told in either order: ask the store for the
   * present state. A listener that throws is logged and does not keep others from being told.
   *
   * @return ends it
   */
  public AutoCloseable listen(Consumer<GrantChange> listener) {
    // A wrapper of its own, so that a listener given twice can be ended once.
    Consumer<GrantChange> entry = listener::accept;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /** Returns what could not be read when the store was opened; empty when all was well. */
  public List<Quarantined> quarantined() {
    return Stream.concat(damagedFiles.stream(), damagedRows.stream().map(DamagedRow::report))
        .toList();
  }

  /**
   * Deletes the rows that could not be read, at the user's wish. Files that were set aside stay.
   *
   * @throws GrantStoreException when it cannot be written
   */
  public void discardQuarantinedRows() throws GrantStoreException {
    writing.lock();
    try {
      for (DamagedRow row : damagedRows) {
        write(() -> file.delete(row.id()));
        damagedRows.remove(row);
      }
    } finally {
      writing.unlock();
    }
  }

  /** Returns a sentence for the settings on how the store's key is kept. */
  public String protection() {
    return StoreFiles.hasPosixRights(keyFile)
        ? "Your devices are sealed with a key in the file "
            + keyFile
            + ", which only your user account can read; there is no keyring in use."
        : "Your devices are sealed with a key in the file "
            + keyFile
            + "; this file system cannot keep other users from reading it.";
  }

  /** Closes the file; what is in memory can still be read, nothing can be written any more. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        file.close();
      }
    } finally {
      writing.unlock();
    }
  }

  private static GrantFile.Opened openFile(Path directory, Path keyFile)
      throws GrantStoreException {
    try {
      StoreFiles.createFolder(directory);
      // The key is made after the file, so where a key is there has been a file.
      boolean expected = Files.exists(keyFile, LinkOption.NOFOLLOW_LINKS);
      return GrantFile.open(directory.resolve(FILE), expected, Instant.now());
    } catch (IOException | SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.UNREADABLE, failed);
    }
  }

  private static StoreKey openKey(Path keyFile) throws GrantStoreException {
    try {
      return StoreKey.loadOrCreate(keyFile, Instant.now());
    } catch (IOException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.KEY_UNUSABLE, failed);
    }
  }

  private void load() throws GrantStoreException {
    List<GrantFile.Row> rows;
    try {
      rows = file.rows();
    } catch (SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.UNREADABLE, failed);
    }
    List<GrantIndex.Entry> entries = new ArrayList<>(rows.size());
    for (Loaded loaded : rows.parallelStream().map(this::read).toList()) {
      loaded.damage().ifPresent(damagedRows::add);
      loaded.entry().ifPresent(entries::add);
    }
    entries.sort(Comparator.comparing(entry -> entry.grant().created()));
    for (GrantIndex.Entry entry : entries) {
      if (index.refusal(entry.grant()).isPresent()) {
        damagedRows.add(damaged(entry.row(), new RowException(RowException.Reason.DUPLICATE)));
      } else {
        index.add(entry.row(), entry.grant());
      }
    }
    if (!damagedRows.isEmpty()) {
      LOG.error("{} rows of the device store cannot be read and are kept", damagedRows.size());
    }
  }

  private record Loaded(Optional<GrantIndex.Entry> entry, Optional<DamagedRow> damage) {}

  private Loaded read(GrantFile.Row row) {
    try {
      byte[] sealed =
          row.sealed().orElseThrow(() -> new RowException(RowException.Reason.TOO_LARGE));
      Grant grant = codec.decode(sealer.open(row.id(), sealed));
      return new Loaded(Optional.of(new GrantIndex.Entry(row.id(), grant)), Optional.empty());
    } catch (RowException damage) {
      return new Loaded(Optional.empty(), Optional.of(damaged(row.id(), damage)));
    }
  }

  private static DamagedRow damaged(RowId row, RowException why) {
    return new DamagedRow(row, new Quarantined("device entry " + row, why.getMessage()));
  }

  private void replace(RowId row, Grant grant) throws GrantStoreException {
    byte[] sealed = sealed(row, grant);
    write(() -> file.update(row, sealed));
    index.replace(grant);
  }

  private byte[] sealed(RowId row, Grant grant) throws GrantStoreException {
    byte[] sealed = sealer.seal(row, codec.encode(grant));
    if (sealed.length > GrantFile.MAX_SEALED) {
      throw new GrantStoreException(GrantStoreException.Reason.TOO_LARGE);
    }
    return sealed;
  }

  @FunctionalInterface
  private interface Write {
    void run() throws SQLException;
  }

  private void write(Write write) throws GrantStoreException {
    if (closed) {
      throw new GrantStoreException(GrantStoreException.Reason.CLOSED);
    }
    try {
      write.run();
    } catch (SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.WRITE_FAILED, failed);
    }
  }

  private void tell(GrantChange change) {
    for (Consumer<GrantChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException failed) {
        LOG.error("a listener of the device store failed", failed);
      }
    }
  }

  private static boolean isActive(Grant grant) {
    return grant.state() == Grant.State.ACTIVE;
  }
}
