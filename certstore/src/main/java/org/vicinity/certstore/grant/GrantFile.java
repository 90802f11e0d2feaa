package org.vicinity.certstore.grant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The SQLite file: a random row id and a sealed blob for each grant, and the sealed list of them
 * under {@link RowList#ROW}; nothing else. Every call is one transaction that is on the disk when
 * it returns. Not thread-safe.
 */
final class GrantFile implements AutoCloseable {
  /** Largest sealed row that is read or written, in bytes. */
  static final int MAX_SEALED = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(GrantFile.class);
  private static final int APPLICATION_ID = 0x56_49_43_47; // "VICG"
  private static final int FORMAT = 2;
  private static final int BUSY_MILLIS = 2_000;
  private static final String SCHEMA =
      "CREATE TABLE grants (id BLOB PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) STRICT";

  /**
   * A row as it is in the file; the blob is missing when it is beyond all measure, or, on the way
   * in, when the row is to go.
   */
  record Row(RowId id, Optional<byte[]> sealed) {}

  /** An opened file, and what had to be set aside to get there. */
  record Opened(GrantFile file, List<Quarantined> damage) {}

  private final Connection connection;

  private GrantFile(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the file, or makes a new one when there is none or it is damaged.
   *
   * @param expected whether there has been a store here before, so that its absence is a damage
   */
  static Opened open(Path path, boolean expected, Instant now)
      throws IOException, SQLException, GrantStoreException {
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) > 0;
    if (!there) {
      List<Quarantined> damage =
          expected
              ? List.of(new Quarantined(new Quarantined.StoreFile(path), StoreFlaw.FILE_MISSING))
              : List.of();
      return new Opened(create(path), damage);
    }
    StoreFiles.makePrivate(path);
    try {
      return new Opened(openSound(path), List.of());
    } catch (Damage damage) {
      Path aside = StoreFiles.setAside(path, now);
      LOG.error("the device store is damaged; it was set aside as {}", aside, damage);
      return new Opened(
          create(path), List.of(new Quarantined(new Quarantined.StoreFile(aside), damage.flaw)));
    }
  }

  /** Returns every row, the list's too. */
  List<Row> rows() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, CASE WHEN length(sealed) <= iif(id = ?, ?, ?) THEN sealed END"
                + " FROM grants")) {
      select.setBytes(1, RowList.ROW.bytes());
      select.setInt(2, RowList.MAX_SEALED);
      select.setInt(3, MAX_SEALED);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          rows.add(new Row(new RowId(result.getBytes(1)), Optional.ofNullable(result.getBytes(2))));
        }
      }
    }
    return rows;
  }

  /** Writes a new row and the list. */
  void insert(RowId id, byte[] sealed, byte[] list) throws SQLException {
    atOnce(
        () -> {
          put("INSERT INTO grants (id, sealed) VALUES (?, ?)", id, sealed);
          put(list);
        });
  }

  /** Writes these rows, deletes those without content, and writes the list; all or none. */
  void replace(List<Row> rows, byte[] list) throws SQLException {
    atOnce(
        () -> {
          for (Row row : rows) {
            if (row.sealed().isPresent()) {
              update(row.id(), row.sealed().get());
            } else {
              delete(row.id());
            }
          }
          put(list);
        });
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void atOnce(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void put(byte[] list) throws SQLException {
    put("INSERT OR REPLACE INTO grants (id, sealed) VALUES (?, ?)", RowList.ROW, list);
  }

  private void put(String sql, RowId id, byte[] sealed) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, id.bytes());
      insert.setBytes(2, sealed);
      insert.executeUpdate();
    }
  }

  private void update(RowId id, byte[] sealed) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE grants SET sealed = ? WHERE id = ?")) {
      update.setBytes(1, sealed);
      update.setBytes(2, id.bytes());
      if (update.executeUpdate() != 1) {
        throw new SQLException("the row is gone from the file");
      }
    }
  }

  private void delete(RowId id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM grants WHERE id = ?")) {
      delete.setBytes(1, id.bytes());
      delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      // Every transaction was on the disk before; there is nothing left to lose.
      LOG.warn("the device store did not close cleanly", failed);
    }
  }

  private static GrantFile create(Path path) throws IOException, SQLException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      StoreFiles.createPrivate(path);
    }
    Connection connection = connect(path);
    try (Statement statement = connection.createStatement()) {
      // One transaction: a file is either empty or complete.
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + FORMAT);
      statement.execute(SCHEMA);
      statement.execute("COMMIT");
      StoreFiles.syncFolder(path);
      return new GrantFile(connection);
    } catch (SQLException | IOException failed) {
      connection.close();
      throw failed;
    }
  }

  private static Connection connect(Path path) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
    config.setBusyTimeout(BUSY_MILLIS);
    // What is removed shall not linger in free pages.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    // As a URI, because sqlite-jdbc takes a '?' in a plain path for the start of settings.
    return config.createConnection("jdbc:sqlite:" + path.toUri());
  }

  /** The file as a whole cannot be used. */
  private static final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    private final StoreFlaw flaw;

    Damage(StoreFlaw flaw) {
      super(flaw.log());
      this.flaw = flaw;
    }

    Damage(StoreFlaw flaw, SQLException cause) {
      super(flaw.log(), cause);
      this.flaw = flaw;
    }
  }

  private static GrantFile openSound(Path path) throws SQLException, GrantStoreException, Damage {
    try {
      GrantFile file = new GrantFile(connect(path));
      boolean sound = false;
      try {
        file.requireSound();
        sound = true;
        return file;
      } finally {
        if (!sound) {
          file.close();
        }
      }
    } catch (SQLException failed) {
      // Even connecting reads the file.
      if (isDamage(failed)) {
        throw new Damage(StoreFlaw.FILE_DAMAGED, failed);
      }
      throw failed;
    }
  }

  private void requireSound() throws SQLException, GrantStoreException, Damage {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
        throw new Damage(StoreFlaw.NOT_A_STORE);
      }
      int format = number(statement, "PRAGMA user_version");
      if (format > FORMAT) {
        throw new GrantStoreException(GrantStoreException.Reason.NEWER_FORMAT);
      }
      if (format < FORMAT) {
        // Never released; and who could choose an older format could leave the list out.
        throw new Damage(StoreFlaw.EARLY_FORMAT);
      }
      if (!hasOnlyOurTable(statement) || !isSound(statement)) {
        throw new Damage(StoreFlaw.STRUCTURE_DAMAGED);
      }
    }
  }

  private static int number(Statement statement, String pragma) throws SQLException {
    try (ResultSet result = statement.executeQuery(pragma)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  private static boolean isSound(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      return result.next() && "ok".equals(result.getString(1));
    }
  }

  /** Triggers and views of a hostile file would run with our statements. */
  private static boolean hasOnlyOurTable(Statement statement) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "SELECT count(*), max(sql) FROM sqlite_schema WHERE sql IS NOT NULL")) {
      return result.next() && result.getInt(1) == 1 && SCHEMA.equals(result.getString(2));
    }
  }

  private static boolean isDamage(SQLException failed) {
    // Extended codes carry the primary one in their low byte.
    int code = failed.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }
}
