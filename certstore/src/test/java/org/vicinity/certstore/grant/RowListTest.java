package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;

/** Rows that somebody deletes, or puts back as they once were, with the browser closed. */
class RowListTest {
  @TempDir Path folder;
  private final Grant first = Grants.pending("https://vod.example.com", "server");
  private final Grant second = Grants.pending("https://other.example", "printer");
  private Path before;

  @BeforeEach
  void twoActiveGrantsAndACopyOfThem() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      for (Grant grant : List.of(first, second)) {
        store.begin(grant);
        store.activate(grant.id());
      }
    }
    before = Files.copy(file(), folder.resolve("before.db"));
  }

  private Path file() {
    return folder.resolve("grants.db");
  }

  /** The older copies of all rows but the list, over what is there now. */
  private void putBack() throws Exception {
    execute(
        "ATTACH '" + before + "' AS old",
        "INSERT OR REPLACE INTO main.grants SELECT * FROM old.grants WHERE id <> zeroblob(16)");
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aRevokedGrantThatIsPutBackAsItWasStaysOutOfForce() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      store.revoke(List.of(first.id()), Instant.now());
    }
    putBack();
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.active()).extracting(Grant::id).containsExactly(second.id());
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.REPLACED);
    }
  }

  @Test
  void aRemovedGrantThatIsPutBackStaysOutOfForce() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      store.remove(first.id());
    }
    putBack();
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.active()).extracting(Grant::id).containsExactly(second.id());
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.UNLISTED);
    }
  }

  @Test
  void aDeletedRowIsReportedUntilTheUserHasTakenNotice() throws Exception {
    execute("DELETE FROM grants WHERE id <> zeroblob(16)");
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      store.begin(Grants.pending("https://third.example", "tv"));
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.MISSING, StoreFlaw.MISSING);
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.quarantined()).hasSize(2);
      store.discardQuarantinedRows();
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.quarantined()).isEmpty();
      assertThat(store.all()).hasSize(1);
    }
  }

  @Test
  void withoutItsListNoRowCounts() throws Exception {
    execute("DELETE FROM grants WHERE id = zeroblob(16)");
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.UNLISTED, StoreFlaw.UNLISTED);
    }
  }

  @Test
  void aDamagedListIsReportedAndWhatIsWrittenLaterDoesNotVouchForOldRows() throws Exception {
    execute("UPDATE grants SET sealed = randomblob(200) WHERE id = zeroblob(16)");
    Grant third = Grants.pending("https://third.example", "tv");
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).isEmpty();
      assertThat(store.quarantined())
          .extracting(Quarantined::part)
          .contains(new Quarantined.EntryList())
          .hasSize(3);
      store.begin(third);
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactly(third);
      assertThat(store.quarantined())
          .extracting(Quarantined::flaw)
          .containsExactly(StoreFlaw.UNLISTED, StoreFlaw.UNLISTED);
    }
  }

  @Test
  void everyWriteKeepsTheListInStep() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      store.used(first.id(), Instant.now());
      store.revoke(List.of(second.id()), Instant.now());
      store.restore(List.of(second.id()));
      store.revoke(List.of(first.id()), Instant.now());
      store.remove(first.id());
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.active()).extracting(Grant::id).containsExactly(second.id());
      assertThat(store.quarantined()).isEmpty();
    }
  }
}
