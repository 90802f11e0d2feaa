package org.vicinity.certstore.grant;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
 * <p>What cannot be read, or is not what was written last, is kept as it is, is not in force, and
 * is listed by {@link #quarantined()}; so is what is missing. A copy of the whole file put back
 * later is not noticed.
 */
public final class GrantStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GrantStore.class);
  private static final String FILE = "grants.db";

  private final Path directory;
  private final StoreKey key;
  private final GrantRows rows;
  private final GrantIndex index = new GrantIndex();
  private final List<Consumer<GrantChange>> listeners = new CopyOnWriteArrayList<>();

  // Held while the disk is written; the index has its own lock, taken after this one.
  private final ReentrantLock writing = new ReentrantLock();
  private final List<Quarantined> damagedFiles;

  private GrantStore(Path directory, StoreKey key, GrantFile.Opened opened) {
    this.directory = directory;
    this.key = key;
    this.rows = new GrantRows(opened.file(), key);
    this.damagedFiles = Stream.concat(opened.damage().stream(), key.damage().stream()).toList();
  }

  /** Opens the store of a profile with its key in the file {@code store.key}; see below. */
  public static GrantStore open(Path directory) throws GrantStoreException {
    return open(directory, Optional.empty());
  }

  /**
   * Opens the store of a profile, or makes an empty one. One process at a time may have it open;
   * the caller sees to that.
   *
   * @param directory the folder with {@code grants.db}; made when missing
   * @param vault where the store's key is kept; in a file of the folder when there is none or it
   *     cannot be used. Once it is in the vault, it stays there
   * @throws GrantStoreException when the files cannot be opened, a newer version wrote them, or the
   *     vault does not give the key
   */
  public static GrantStore open(Path directory, Optional<KeyVault> vault)
      throws GrantStoreException {
    GrantFile.Opened opened = openFile(directory);
    try {
      GrantStore store = new GrantStore(directory, openKey(directory, vault), opened);
      store.load();
      return store;
    } catch (GrantStoreException | RuntimeException failed) {
      opened.file().close();
      throw failed;
    }
  }

  /** Returns every grant in every state, in the order in which they were made. */
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

  /** Returns the revoked grants whose devices are not known to have forgotten them. */
  public List<RevokedGrant> revoked() {
    return index.entries().stream()
        .flatMap(entry -> entry.revoked().map(at -> new RevokedGrant(entry.grant(), at)).stream())
        .toList();
  }

  /** Returns the grant with this id, in any state. */
  public Optional<Grant> find(GrantId id) {
    return index.entry(id).map(GrantIndex.Entry::grant);
  }

  /** Returns the committed grant of a host name, whatever the name's case. */
  public Optional<Grant> byHost(String host) {
    return index.byHost(host).filter(GrantStore::isActive);
  }

  /** Says whether a grant in any state has the host name, whatever its case. */
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
      GrantIndex.Entry entry = GrantIndex.Entry.of(RowId.random(), pending);
      rows.insert(entry);
      index.add(entry);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Makes a pending grant count, and tells the listeners. An active one stays as it is.
   *
   * @throws GrantStoreException when there is no such grant, it was revoked, or it cannot be
   *     written
   */
  public void activate(GrantId id) throws GrantStoreException {
    Grant activated;
    writing.lock();
    try {
      GrantIndex.Entry entry =
          index
              .entry(id)
              .filter(found -> found.revoked().isEmpty())
              .orElseThrow(() -> new GrantStoreException(GrantStoreException.Reason.UNKNOWN_GRANT));
      if (isActive(entry.grant())) {
        return;
      }
      activated = entry.grant().activated();
      replace(List.of(entry.with(activated)));
    } finally {
      writing.unlock();
    }
    tell(new GrantChange.Activated(activated));
  }

  /**
   * Ends committed grants at once: from here on they are not {@link #active}. Their rows stay,
   * because the devices are still to be told, until {@link #remove}. All of it is one transaction.
   * Those that are gone or not committed are left alone.
   *
   * @return those that were ended
   * @throws GrantStoreException when it cannot be written; all then still count
   */
  public List<Grant> revoke(Collection<GrantId> ids, Instant at) throws GrantStoreException {
    List<Grant> ended = new ArrayList<>();
    writing.lock();
    try {
      List<GrantIndex.Entry> after = new ArrayList<>();
      for (GrantIndex.Entry entry : entries(ids)) {
        if (isActive(entry.grant())) {
          ended.add(entry.grant());
          after.add(entry.revokedAt(at));
        }
      }
      replace(after);
    } finally {
      writing.unlock();
    }
    ended.forEach(grant -> tell(new GrantChange.Removed(grant)));
    return ended;
  }

  /**
   * Brings revoked grants back whose devices have not been told, as one transaction. Those that are
   * gone or not revoked are left alone.
   *
   * @return those that count again
   * @throws GrantStoreException when it cannot be written; all then stay revoked
   */
  public List<Grant> restore(Collection<GrantId> ids) throws GrantStoreException {
    List<Grant> restored = new ArrayList<>();
    writing.lock();
    try {
      List<GrantIndex.Entry> after = new ArrayList<>();
      for (GrantIndex.Entry entry : entries(ids)) {
        if (entry.revoked().isPresent()) {
          after.add(GrantIndex.Entry.of(entry.row(), entry.grant().activated()));
        }
      }
      replace(after);
      after.forEach(entry -> restored.add(entry.grant()));
    } finally {
      writing.unlock();
    }
    restored.forEach(grant -> tell(new GrantChange.Activated(grant)));
    return restored;
  }

  /**
   * Forgets a grant in any state, and tells the listeners. One that is gone already is no error:
   * page, settings and roll-back may all remove it.
   *
   * @throws GrantStoreException when it cannot be written; the grant then is as it was
   */
  public void remove(GrantId id) throws GrantStoreException {
    GrantIndex.Entry removed;
    writing.lock();
    try {
      Optional<GrantIndex.Entry> entry = index.entry(id);
      if (entry.isEmpty()) {
        return;
      }
      removed = entry.get();
      rows.change(List.of(GrantRows.Change.delete(removed.row())));
      index.remove(removed.grant());
    } finally {
      writing.unlock();
    }
    if (isActive(removed.grant())) {
      tell(new GrantChange.Removed(removed.grant()));
    } else if (removed.revoked().isPresent()) {
      tell(new GrantChange.Forgotten(removed.grant()));
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
        replace(List.of(entry.get().with(entry.get().grant().usedAt(at))));
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
    return Stream.concat(damagedFiles.stream(), rows.damage().stream()).toList();
  }

  /**
   * Deletes the rows that could not be read, at the user's wish. Files that were set aside stay.
   *
   * @throws GrantStoreException when it cannot be written
   */
  public void discardQuarantinedRows() throws GrantStoreException {
    writing.lock();
    try {
      rows.discardDamaged();
    } finally {
      writing.unlock();
    }
  }

  /** Returns how the store's key is kept. */
  public KeyProtection protection() {
    return key.protection(directory);
  }

  /** Closes the file; what is in memory can still be read, nothing can be written any more. */
  @Override
  public void close() {
    writing.lock();
    try {
      rows.close();
    } finally {
      writing.unlock();
    }
  }

  private static GrantFile.Opened openFile(Path directory) throws GrantStoreException {
    try {
      StoreFiles.createFolder(directory);
      // The key is made after the file, so where a key is there has been a file.
      return GrantFile.open(directory.resolve(FILE), StoreKey.isExpected(directory), Instant.now());
    } catch (IOException | SQLException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.UNREADABLE, failed);
    }
  }

  private static StoreKey openKey(Path directory, Optional<KeyVault> vault)
      throws GrantStoreException {
    try {
      return StoreKey.open(directory, vault, Instant.now());
    } catch (IOException failed) {
      throw new GrantStoreException(GrantStoreException.Reason.KEY_UNUSABLE, failed);
    }
  }

  private void load() throws GrantStoreException {
    List<GrantIndex.Entry> entries = new ArrayList<>(rows.load());
    entries.sort(Comparator.comparing(entry -> entry.grant().created()));
    for (GrantIndex.Entry entry : entries) {
      if (index.refusal(entry.grant()).isPresent()) {
        rows.quarantine(entry.row(), StoreFlaw.DUPLICATE);
      } else {
        index.add(entry);
      }
    }
    if (!rows.damage().isEmpty()) {
      LOG.error("{} entries of the device store are damaged or missing", rows.damage().size());
    }
  }

  private List<GrantIndex.Entry> entries(Collection<GrantId> ids) {
    return ids.stream().distinct().flatMap(id -> index.entry(id).stream()).toList();
  }

  // Holds the lock.
  private void replace(List<GrantIndex.Entry> entries) throws GrantStoreException {
    rows.change(entries.stream().map(GrantRows.Change::to).toList());
    entries.forEach(index::replace);
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
