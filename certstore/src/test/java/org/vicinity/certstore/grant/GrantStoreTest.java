package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.name.Origin;

class GrantStoreTest {
  private static final String VOD = "https://vod.example.com";
  private static final String OTHER = "https://other.example";

  @TempDir Path folder;

  @Test
  void aGrantComesBackAsItWasWritten() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
      store.activate(grant.id());
      store.used(grant.id(), Instant.parse("2026-03-02T01:02:03.456Z"));
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all())
          .containsExactly(grant.activated().usedAt(Instant.parse("2026-03-02T01:02:03.456Z")));
      assertThat(store.quarantined()).isEmpty();
    }
  }

  @Test
  void aPendingGrantIsKnownButNotInForce() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactly(grant);
      assertThat(store.find(grant.id())).contains(grant);
      assertThat(store.isTaken(grant.host().value())).isTrue();
      assertThat(store.active()).isEmpty();
      assertThat(store.of(grant.origin())).isEmpty();
      assertThat(store.byHost(grant.host().value())).isEmpty();
    }
  }

  @Test
  void anActiveGrantIsFoundByOriginAndByHostInAnyCase() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
      store.activate(grant.id());
      assertThat(store.active()).containsExactly(grant.activated());
      assertThat(store.of(Origin.parse(VOD))).containsExactly(grant.activated());
      assertThat(store.of(Origin.parse("https://vod.example.com:8443"))).isEmpty();
      assertThat(store.byHost("Server.VOD-Example-com.LOCAL")).contains(grant.activated());
      assertThat(store.isTaken("SERVER.vod-example-com.local")).isTrue();
    }
  }

  @Test
  void aRemovedGrantIsGoneAndItsHostFree() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
      store.activate(grant.id());
      store.remove(grant.id());
      assertThat(store.all()).isEmpty();
      assertThat(store.isTaken(grant.host().value())).isFalse();
      store.begin(Grants.pending(VOD, "server"));
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.find(grant.id())).isEmpty();
      assertThat(store.all()).hasSize(1);
    }
  }

  @Test
  void removingOrUsingAnUnknownGrantDoesNothing() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      store.remove(GrantId.random());
      store.used(GrantId.random(), Service.NOW);
      assertThat(store.all()).isEmpty();
    }
  }

  @Test
  void activatingAnUnknownGrantFails() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      assertReason(
          () -> store.activate(GrantId.random()), GrantStoreException.Reason.UNKNOWN_GRANT);
    }
  }

  @Test
  void aHostNameIsGivenOnce() throws Exception {
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(Grants.pending(VOD, "server"));
      assertReason(
          () -> store.begin(Grants.pending(VOD, "server")), GrantStoreException.Reason.HOST_TAKEN);
      store.begin(Grants.pending(OTHER, "server"));
      assertThat(store.all()).hasSize(2);
    }
  }

  @Test
  void anIdIsGivenOnce() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
      assertReason(() -> store.begin(grant), GrantStoreException.Reason.DUPLICATE);
    }
  }

  @Test
  void onlyAPendingGrantCanBegin() throws Exception {
    Grant active = Grants.pending(VOD, "server").activated();
    try (GrantStore store = GrantStore.open(folder)) {
      assertThatThrownBy(() -> store.begin(active)).isInstanceOf(IllegalArgumentException.class);
      assertThat(store.all()).isEmpty();
    }
  }

  @Test
  void listenersAreToldOfActivationAndRemovalOfActiveGrantsOnly() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    Grant dropped = Grants.pending(OTHER, "server");
    List<GrantChange> changes = new ArrayList<>();
    try (GrantStore store = GrantStore.open(folder)) {
      AutoCloseable listening =
          store.listen(
              change -> {
                changes.add(change);
                assertThat(store.find(change.grant().id()).isPresent())
                    .isEqualTo(change instanceof GrantChange.Activated);
              });
      store.begin(dropped);
      store.remove(dropped.id());
      store.begin(grant);
      store.activate(grant.id());
      store.activate(grant.id());
      store.remove(grant.id());
      listening.close();
      store.begin(grant);
      store.activate(grant.id());
    }
    assertThat(changes)
        .containsExactly(
            new GrantChange.Activated(grant.activated()),
            new GrantChange.Removed(grant.activated()));
  }

  @Test
  void aListenerThatThrowsHarmsNeitherTheWriteNorOtherListeners() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    List<GrantChange> changes = new ArrayList<>();
    try (GrantStore store = GrantStore.open(folder)) {
      store.listen(
          change -> {
            throw new IllegalStateException("on purpose");
          });
      store.listen(changes::add);
      store.begin(grant);
      store.activate(grant.id());
      assertThat(changes).hasSize(1);
      assertThat(store.active()).hasSize(1);
    }
  }

  @Test
  void aWriteThatFailsChangesNothing() throws Exception {
    Grant grant = Grants.pending(VOD, "server");
    List<GrantChange> changes = new ArrayList<>();
    try (GrantStore store = GrantStore.open(folder)) {
      store.begin(grant);
      store.listen(changes::add);
      execute(
          "CREATE TRIGGER full1 BEFORE UPDATE ON grants BEGIN SELECT RAISE(ABORT, 'full'); END",
          "CREATE TRIGGER full2 BEFORE INSERT ON grants BEGIN SELECT RAISE(ABORT, 'full'); END",
          "CREATE TRIGGER full3 BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'full'); END");
      assertReason(() -> store.activate(grant.id()), GrantStoreException.Reason.WRITE_FAILED);
      assertReason(() -> store.remove(grant.id()), GrantStoreException.Reason.WRITE_FAILED);
      assertReason(
          () -> store.begin(Grants.pending(OTHER, "server")),
          GrantStoreException.Reason.WRITE_FAILED);
      assertThat(store.all()).containsExactly(grant);
      execute("DROP TRIGGER full1", "DROP TRIGGER full2", "DROP TRIGGER full3");
    }
    assertThat(changes).isEmpty();
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.all()).containsExactly(grant);
    }
  }

  @Test
  void aClosedStoreRefusesWrites() throws Exception {
    GrantStore store = GrantStore.open(folder);
    store.close();
    store.close();
    assertReason(
        () -> store.begin(Grants.pending(VOD, "server")), GrantStoreException.Reason.CLOSED);
  }

  @Test
  void aFolderWithCharactersSpecialToUrlsWorks() throws Exception {
    Path odd = folder.resolve("a b?c=d&e%20#f \u00e9");
    try (GrantStore store = GrantStore.open(odd)) {
      store.begin(Grants.pending(VOD, "server"));
    }
    assertThat(odd.resolve("grants.db")).exists();
    try (GrantStore store = GrantStore.open(odd)) {
      assertThat(store.all()).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws Exception {
    Path file = java.nio.file.Files.createFile(folder.resolve("file"));
    assertReason(
        () -> GrantStore.open(file.resolve("profile")), GrantStoreException.Reason.UNREADABLE);
  }

  private void execute(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("grants.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void assertReason(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      GrantStoreException.Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GrantStoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
