package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;

class GrantStoreDamageTest {
  @TempDir Path folder;
  private final Grant first = Grants.pending("https://vod.example.com", "server");
  private final Grant second = Grants.pending("https://other.example", "printer");
  private Path file;
  private Path key;

  private record Row(byte[] id, byte[] sealed) {
    GrantFile.Row asInFile() {
      return new GrantFile.Row(new RowId(id), Optional.of(sealed));
    }
  }

  @BeforeEach
  void twoGrants() throws Exception {
    file = folder.resolve("grants.db");
    key = folder.resolve("store.key");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(first);
      store.begin(second);
    }
  }

  @Test
  void theFilesAreForTheUserAlone() throws Exception {
    for (Path path : List.of(file, key)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aKeyFileThatOthersMayReadIsClosedToThem() throws Exception {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    openAndClose();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void noNameOriginOrPersonIsReadableInTheFiles() throws Exception {
    String bytes =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            + new String(Files.readAllBytes(key), StandardCharsets.ISO_8859_1);
    assertThat(bytes)
        .doesNotContain(
            "vod", "example", "server", "printer", "local", "Lovelace", "4711", "Acme", "ZZZZ");
    assertThat(bytes).doesNotContain(first.id().value());
  }

  @Test
  void aRowWithAnyByteChangedIsReportedAndKept() throws Exception {
    Row row = rows().get(0);
    for (int place : new int[] {0, 11, 12, row.sealed().length / 2, row.sealed().length - 1}) {
      byte[] changed = row.sealed().clone();
      changed[place] ^= 1;
      write(row.id(), changed);
      assertOneRowDamaged(StoreFlaw.NOT_AUTHENTIC);
      assertThat(rows()).anyMatch(kept -> Arrays.equals(kept.sealed(), changed));
    }
    write(row.id(), row.sealed());
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).hasSize(2);
      assertThat(store.quarantined()).isEmpty();
    }
  }

  @Test
  void twoRowsSwappedAreBothReported() throws Exception {
    List<Row> rows = rows();
    write(rows.get(0).id(), rows.get(1).sealed());
    write(rows.get(1).id(), rows.get(0).sealed());
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      assertThat(store.quarantined()).hasSize(2).allMatch(q -> q.flaw() == StoreFlaw.NOT_AUTHENTIC);
    }
  }

  @Test
  void aRowCopiedUnderAnotherIdIsReported() throws Exception {
    execute(
        "INSERT INTO grants SELECT randomblob(16), sealed FROM grants"
            + " WHERE id <> zeroblob(16) LIMIT 1");
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).hasSize(2);
      assertThat(store.quarantined()).hasSize(1);
    }
  }

  @Test
  void shortEmptyAndHugeRowsAreReported() throws Exception {
    execute(
        "INSERT INTO grants VALUES (randomblob(16), x'')",
        "INSERT INTO grants VALUES (x'', randomblob(27))",
        "INSERT INTO grants VALUES (randomblob(16), zeroblob(50000000))");
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).hasSize(2);
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactlyInAnyOrder(
              StoreFlaw.NOT_AUTHENTIC, StoreFlaw.NOT_AUTHENTIC, StoreFlaw.TOO_LARGE);
    }
  }

  @Test
  void aSealedRowWithForeignContentIsReported() throws Exception {
    RowSealer sealer =
        new RowSealer(
            StoreKey.open(key.getParent(), Optional.empty(), java.time.Instant.EPOCH).key());
    insert(sealer, new byte[] {(byte) 0xA0}); // an empty map
    insert(sealer, new byte[] {1, 2, 3});
    insert(sealer, new byte[0]);
    insert(sealer, new byte[] {(byte) 0xA1, 0, 2}); // {0: 2}, a later format
    // A grant that the store did not write, and the same one in a second row that it seems to have.
    byte[] copy = new GrantCodec().encode(GrantIndex.Entry.of(RowId.random(), first));
    insert(sealer, copy);
    RowId listed = insert(sealer, copy);
    RowList list = RowList.EMPTY.after(rows().stream().map(Row::asInFile).toList());
    RowId unlisted = rows().get(rows().size() - 2).asInFile().id();
    list = list.after(List.of(new GrantFile.Row(unlisted, Optional.empty())));
    write(RowList.ROW.bytes(), sealer.seal(RowList.ROW, list.encode()));
    assertThat(list.rows()).contains(listed);
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).hasSize(2);
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactlyInAnyOrder(
              StoreFlaw.MALFORMED,
              StoreFlaw.MALFORMED,
              StoreFlaw.MALFORMED,
              StoreFlaw.NEWER_FORMAT,
              StoreFlaw.UNLISTED,
              StoreFlaw.DUPLICATE);
    }
  }

  @Test
  void rowsUnderALostKeyAreReportedAndComeBackWithIt() throws Exception {
    byte[] lost = Files.readAllBytes(key);
    Files.delete(key);
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      // Two entries, and their list.
      assertThat(store.quarantined()).hasSize(3);
    }
    Files.write(key, lost);
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactlyInAnyOrder(first, second);
      assertThat(store.quarantined()).isEmpty();
    }
  }

  @Test
  void aDamagedKeyFileIsSetAsideAndReported() throws Exception {
    for (byte[] damaged : List.of(new byte[40], new byte[0], new byte[41], new byte[32])) {
      Files.write(key, damaged);
      try (GrantStore store = GrantStore.open(folder)) {
        assertThat(store.quarantined()).hasSize(4);
        Path aside = ((Quarantined.StoreFile) store.quarantined().get(0).part()).path();
        assertThat(aside.getFileName().toString()).startsWith("store.key.damaged-");
        assertThat(aside).hasBinaryContent(damaged);
      }
    }
    assertThat(rows()).hasSize(2);
  }

  @Test
  void quarantinedRowsAreDeletedOnlyWhenTheUserWantsIt() throws Exception {
    execute("INSERT INTO grants VALUES (randomblob(16), randomblob(500))");
    openAndClose();
    assertThat(rows()).hasSize(3);
    try (GrantStore store = GrantStore.open(folder)) {
      store.discardQuarantinedRows();
      assertThat(store.quarantined()).isEmpty();
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactlyInAnyOrder(first, second);
      assertThat(store.quarantined()).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndReported() throws Exception {
    byte[] garbage =
        "this is not a database, not even a short one"
            .repeat(50)
            .getBytes(StandardCharsets.US_ASCII);
    assertSetAside(garbage);
  }

  @Test
  void aDatabaseWithAPageOverwrittenIsSetAsideAndReported() throws Exception {
    byte[] content = Files.readAllBytes(file);
    Arrays.fill(content, 4096 + 100, content.length, (byte) 0xEE);
    assertSetAside(content);
  }

  @Test
  void aDatabaseCutInHalfIsSetAsideAndReported() throws Exception {
    byte[] content = Files.readAllBytes(file);
    assertSetAside(Arrays.copyOf(content, content.length / 2));
  }

  @Test
  void anotherProgramsDatabaseIsSetAsideAndReported() throws Exception {
    Files.delete(file);
    execute("CREATE TABLE bookmarks (url TEXT)");
    assertSetAside(Files.readAllBytes(file));
  }

  @Test
  void aDatabaseWithATriggerIsSetAsideAndReported() throws Exception {
    execute("CREATE TRIGGER t AFTER INSERT ON grants BEGIN DELETE FROM grants; END");
    assertSetAside(Files.readAllBytes(file));
  }

  @Test
  void aStoreThatWasSetAsideTwiceIsThereTwice() throws Exception {
    for (int i = 0; i < 2; i++) {
      Files.write(file, new byte[] {1, 2, 3});
      openAndClose();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.filter(path -> path.toString().contains("grants.db.damaged-"))).hasSize(2);
    }
  }

  @Test
  void aStoreThatVanishedOrWasEmptiedIsReported() throws Exception {
    Files.write(file, new byte[0]);
    assertMissingIsReported();
    Files.delete(file);
    assertMissingIsReported();
  }

  @Test
  void aNewProfileReportsNothing() throws Exception {
    try (GrantStore store = GrantStore.open(folder.resolve("new"))) {
      assertThat(store.quarantined()).isEmpty();
      assertThat(store.protection())
          .isEqualTo(
              new KeyProtection.InFile(
                  folder.resolve("new").resolve("store.key"), true, Optional.empty()));
    }
  }

  @Test
  void aStoreOfANewerVersionIsLeftAlone() throws Exception {
    execute("PRAGMA user_version = 3");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> GrantStore.open(folder))
        .isInstanceOfSatisfying(
            GrantStoreException.class,
            e -> assertThat(e.reason()).isEqualTo(GrantStoreException.Reason.NEWER_FORMAT));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aRemovedGrantLeavesNoTraceInTheFile() throws Exception {
    byte[] sealed = rows().get(0).sealed();
    byte[] piece = Arrays.copyOfRange(sealed, 100, 132);
    assertThat(contains(Files.readAllBytes(file), piece)).isTrue();
    try (GrantStore store = GrantStore.open(folder)) {
      store.remove(first.id());
      store.remove(second.id());
    }
    assertThat(contains(Files.readAllBytes(file), piece)).isFalse();
  }

  @Test
  void whatIsPrintedHoldsNoSecretAndNoPerson() {
    assertThat(first.toString()).doesNotContain("Lovelace", "4711", "90", "5a", "example");
    assertThat(new RowSealer(new javax.crypto.spec.SecretKeySpec(new byte[32], "AES")).toString())
        .doesNotContain("000");
  }

  private void assertSetAside(byte[] content) throws Exception {
    Files.write(file, content);
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      assertThat(store.quarantined()).hasSize(1);
      Path aside = ((Quarantined.StoreFile) store.quarantined().get(0).part()).path();
      assertThat(aside.getFileName().toString()).startsWith("grants.db.damaged-");
      assertThat(aside).hasBinaryContent(content);
      store.begin(first);
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactly(first);
    }
  }

  private void assertMissingIsReported() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.FILE_MISSING);
    }
  }

  private void assertOneRowDamaged(StoreFlaw why) throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).hasSize(1);
      assertThat(store.quarantined()).hasSize(1);
      assertThat(store.quarantined().get(0).flaw()).isEqualTo(why);
    }
  }

  private void openAndClose() throws Exception {
    GrantStore.open(folder).close();
  }

  private RowId insert(RowSealer sealer, byte[] content) throws SQLException {
    RowId id = RowId.random();
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO grants VALUES (?, ?)")) {
      insert.setBytes(1, id.bytes());
      insert.setBytes(2, sealer.seal(id, content));
      insert.executeUpdate();
    }
    return id;
  }

  private List<Row> rows() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT id, sealed FROM grants WHERE id <> zeroblob(16)")) {
      while (result.next()) {
        rows.add(new Row(result.getBytes(1), result.getBytes(2)));
      }
    }
    return rows;
  }

  private void write(byte[] id, byte[] sealed) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement update =
            connection.prepareStatement("UPDATE grants SET sealed = ? WHERE id = ?")) {
      update.setBytes(1, sealed);
      update.setBytes(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static boolean contains(byte[] whole, byte[] piece) {
    return java.util.Collections.indexOfSubList(
            com.google.common.primitives.Bytes.asList(whole),
            com.google.common.primitives.Bytes.asList(piece))
        >= 0;
  }
}
