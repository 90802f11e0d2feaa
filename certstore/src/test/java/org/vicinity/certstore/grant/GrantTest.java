package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.name.OriginLabel;

class GrantTest {
  private final Grant grant = Grants.pending("https://vod.example.com", "server");

  @Test
  void aHostOfAnotherOriginIsRefused() {
    Origin other = Origin.parse("https://other.example");
    assertThatThrownBy(() -> Grants.pending(other, grant.host(), grant.chain(), grant.authority()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmptyChainAndAShortSecretAreRefused() {
    assertThatThrownBy(
            () -> Grants.pending(grant.origin(), grant.host(), List.of(), grant.authority()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> withSecret(new byte[31])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSecretIsCopiedInAndOut() {
    byte[] secret = new byte[Grant.SECRET_LENGTH];
    Grant copy = withSecret(secret);
    secret[0] = 1;
    copy.secret()[1] = 1;
    assertThat(copy.secret()).isEqualTo(new byte[Grant.SECRET_LENGTH]);
  }

  @Test
  void grantsThatDifferInTheSecretAloneDiffer() {
    assertThat(withSecret(new byte[Grant.SECRET_LENGTH]))
        .isEqualTo(withSecret(new byte[Grant.SECRET_LENGTH]))
        .isNotEqualTo(grant);
  }

  @Test
  void idsAreOf128BitsAndDiffer() {
    Set<GrantId> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(GrantId.random());
    }
    assertThat(ids).hasSize(1_000).allMatch(id -> id.value().length() == 22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "../../../../../../etc/a"})
  void anythingElseIsNoId(String value) {
    assertThatThrownBy(() -> new GrantId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfASurrogatePairIsReplacedSoThatTheGrantCanBeWritten() throws Exception {
    Grant odd =
        new Grant(
            grant.id(),
            grant.origin(),
            Optional.of(new User("id\uD800", "\uDC00name")),
            new GrantedDevice("a\uD83Db", "t", "\uD83D\uDE00"),
            grant.host(),
            grant.chain(),
            grant.authority(),
            grant.secret(),
            grant.created(),
            grant.lastUsed(),
            grant.state());
    assertThat(odd.device().name()).isEqualTo("a\uFFFDb");
    assertThat(odd.device().vendor()).isEqualTo("\uD83D\uDE00");
    GrantCodec codec = new GrantCodec();
    GrantIndex.Entry entry = GrantIndex.Entry.of(RowId.random(), odd);
    assertThat(codec.decode(entry.row(), codec.encode(entry))).isEqualTo(entry);
  }

  @Test
  void aLabelHasOneOwnerAslongAsItHasGrants() {
    GrantIndex index = new GrantIndex();
    OriginLabel label = grant.host().originLabel();
    Origin other = Origin.parse("https://other.example");
    // As if two origins had come to the same label.
    index.claim(label, other);
    assertThat(index.refusal(grant)).contains(GrantStoreException.Reason.LABEL_TAKEN);
    assertThat(index.isOwnedByAnother(label, other)).isFalse();

    GrantIndex free = new GrantIndex();
    free.add(GrantIndex.Entry.of(RowId.random(), grant));
    Grant sibling = Grants.pending("https://vod.example.com", "second");
    assertThat(free.refusal(sibling)).isEmpty();
    free.add(GrantIndex.Entry.of(RowId.random(), sibling));
    free.remove(grant);
    assertThat(free.isOwnedByAnother(label, other)).isTrue();
    free.remove(sibling);
    assertThat(free.isOwnedByAnother(label, other)).isFalse();
  }

  private Grant withSecret(byte[] secret) {
    DeviceHostName host = grant.host();
    return new Grant(
        grant.id(),
        grant.origin(),
        grant.user(),
        grant.device(),
        host,
        grant.chain(),
        grant.authority(),
        secret,
        grant.created(),
        grant.lastUsed(),
        grant.state());
  }
}
