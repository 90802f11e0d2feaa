package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.fixture.Service;

/** What the store does with grants that the user took back while their devices may not know yet. */
class RevokedGrantsTest {
  private static final String VOD = "https://vod.example.com";
  private static final Instant AT = Service.NOW.plusSeconds(60);

  @TempDir Path folder;

  private final Grant first = Grants.pending(VOD, "first");
  private final Grant second = Grants.pending(VOD, "second");
  private GrantStore store;

  @BeforeEach
  void open() throws Exception {
    store = GrantStore.open(folder);
    store.begin(first);
    store.activate(first.id());
    store.begin(second);
    store.activate(second.id());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    store = GrantStore.open(folder);
  }

  @Test
  void aRevokedGrantCountsForNothingButItsNameStaysTaken() throws Exception {
    assertThat(store.revoke(List.of(first.id()), AT)).containsExactly(first.activated());
    for (int run = 0; run < 2; run++) {
      assertThat(store.active()).containsExactly(second.activated());
      assertThat(store.of(first.origin())).containsExactly(second.activated());
      assertThat(store.byHost(first.host().value())).isEmpty();
      assertThat(store.isTaken(first.host().value())).isTrue();
      assertThat(store.revoked()).containsExactly(new RevokedGrant(first.revoked(), AT));
      reopen();
    }
  }

  @Test
  void aRevokedGrantIsNotActivatedByItsPairing() throws Exception {
    store.revoke(List.of(first.id()), AT);
    assertThatThrownBy(() -> store.activate(first.id())).isInstanceOf(GrantStoreException.class);
    assertThat(store.active()).containsExactly(second.activated());
  }

  @Test
  void revokingSeveralIsAllOrNothing() throws Exception {
    store.revoke(List.of(first.id(), second.id(), GrantId.random()), AT);
    reopen();
    assertThat(store.active()).isEmpty();
    assertThat(store.revoked()).hasSize(2);
    store.close();
    assertThatThrownBy(() -> store.restore(List.of(first.id(), second.id())))
        .isInstanceOf(GrantStoreException.class);
    assertThat(store.active()).isEmpty();
  }

  @Test
  void aPendingGrantIsNotRevokedButRolledBackByItsOwnPairing() throws Exception {
    Grant pending = Grants.pending(VOD, "third");
    store.begin(pending);
    assertThat(store.revoke(List.of(pending.id()), AT)).isEmpty();
    assertThat(store.find(pending.id())).contains(pending);
  }

  @Test
  void undoingBringsTheVeryGrantBack() throws Exception {
    store.revoke(List.of(first.id()), AT);
    assertThat(store.restore(List.of(first.id(), second.id()))).containsExactly(first.activated());
    reopen();
    assertThat(store.active()).containsExactlyInAnyOrder(first.activated(), second.activated());
    assertThat(store.revoked()).isEmpty();
  }

  @Test
  void aDeviceThatWasToldLeavesNothing() throws Exception {
    store.revoke(List.of(first.id()), AT);
    store.remove(first.id());
    reopen();
    assertThat(store.revoked()).isEmpty();
    assertThat(store.isTaken(first.host().value())).isFalse();
    assertThat(store.restore(List.of(first.id()))).isEmpty();
  }

  @Test
  void listenersHearOfTheRevocationItsUndoingAndItsEnd() throws Exception {
    List<GrantChange> changes = new ArrayList<>();
    store.listen(changes::add);
    store.revoke(List.of(first.id()), AT);
    store.revoke(List.of(first.id()), AT);
    store.restore(List.of(first.id()));
    store.revoke(List.of(first.id()), AT);
    store.remove(first.id());
    assertThat(changes)
        .containsExactly(
            new GrantChange.Removed(first.activated()),
            new GrantChange.Activated(first.activated()),
            new GrantChange.Removed(first.activated()),
            new GrantChange.Forgotten(first.revoked()));
  }
}
