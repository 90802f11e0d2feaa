package org.vicinity.certstore.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.KeyProtection;
import org.vicinity.certstore.grant.KeyVaultException;

/** The store's key in a real GNOME Keyring. */
class DesktopKeyringTest {
  private static final Optional<String> PASSWORD = Optional.of("open sesame");

  @TempDir Path folder;

  private RealKeyring keyring;
  private Path profile;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(RealKeyring.available(), "gnome-keyring and dbus are not installed");
    keyring = new RealKeyring(Files.createDirectories(folder.resolve("home")));
    profile = folder.resolve("devices");
  }

  @AfterEach
  void close() throws Exception {
    if (keyring != null) {
      keyring.close();
    }
  }

  private GrantStore store() throws GrantStoreException {
    return GrantStore.open(profile, Optional.of(keyring.client()));
  }

  private Grant grantIn(GrantStore store) throws GrantStoreException {
    Grant grant = Grants.pending("https://vod.example.com", "server");
    store.begin(grant);
    store.activate(grant.id());
    return grant.activated();
  }

  private KeyProtection inFile(KeyVaultException.Reason unused) {
    return new KeyProtection.InFile(profile.resolve("store.key"), true, Optional.of(unused));
  }

  private static void assertRefused(ThrowingCallable call, GrantStoreException.Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GrantStoreException.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  @Test
  void aKeyIsSavedFoundAndReplaced() throws Exception {
    keyring.start(PASSWORD);
    DesktopKeyring client = keyring.client();
    assertThat(client.load("a")).isEmpty();
    client.save("a", new byte[] {1, 2, 3});
    client.save("b", new byte[32]);
    assertThat(client.load("a")).hasValue(new byte[] {1, 2, 3});
    client.save("a", new byte[] {4});
    assertThat(client.load("a")).hasValue(new byte[] {4});
    assertThat(client.load("b")).hasValue(new byte[32]);
  }

  @Test
  void aNewProfileKeepsItsKeyInTheKeyringAndNowhereElse() throws Exception {
    keyring.start(PASSWORD);
    Grant grant;
    try (GrantStore store = store()) {
      grant = grantIn(store);
      assertThat(store.protection()).isEqualTo(new KeyProtection.InKeyring());
    }
    assertThat(profile.resolve("store.key")).doesNotExist();
    keyring.stop();
    keyring.start(PASSWORD);
    try (GrantStore store = store()) {
      assertThat(store.active()).containsExactly(grant);
      assertThat(store.quarantined()).isEmpty();
    }
  }

  @Test
  void aKeyFileMovesIntoTheKeyringOnceThereIsOne() throws Exception {
    Grant grant;
    try (GrantStore store = store()) {
      grant = grantIn(store);
      assertThat(store.protection()).isEqualTo(inFile(KeyVaultException.Reason.ABSENT));
    }
    keyring.start(PASSWORD);
    byte[] file = Files.readAllBytes(profile.resolve("store.key"));
    try (GrantStore store = store()) {
      assertThat(store.active()).containsExactly(grant);
    }
    assertThat(profile.resolve("store.key")).doesNotExist();
    // As if the browser had been killed before its last step.
    Files.write(profile.resolve("store.key"), file);
    try (GrantStore store = store()) {
      assertThat(store.active()).containsExactly(grant);
    }
    assertThat(profile.resolve("store.key")).doesNotExist();
    // And before the step before that.
    Files.write(profile.resolve("store.key"), file);
    Files.delete(profile.resolve("store.keyring"));
    try (GrantStore store = store()) {
      assertThat(store.active()).containsExactly(grant);
    }
    assertThat(profile.resolve("store.key")).doesNotExist();
  }

  @Test
  void aProfileOfAKeyringThatIsGoneIsNotGivenANewKey() throws Exception {
    keyring.start(PASSWORD);
    Grant grant;
    try (GrantStore store = store()) {
      grant = grantIn(store);
    }
    keyring.stop();
    assertRefused(this::store, GrantStoreException.Reason.KEYRING_NEEDED);
    assertRefused(() -> GrantStore.open(profile), GrantStoreException.Reason.KEYRING_NEEDED);
    assertThat(profile.resolve("store.key")).doesNotExist();
    keyring.start(PASSWORD);
    try (GrantStore store = store()) {
      assertThat(store.active()).containsExactly(grant);
    }
  }

  @Test
  void aLockedKeyringIsSaidToBeLocked() throws Exception {
    keyring.start(PASSWORD);
    store().close();
    keyring.stop();
    keyring.start(Optional.empty());
    assertRefused(this::store, GrantStoreException.Reason.KEYRING_LOCKED);
    // A new profile does without it and says so.
    profile = folder.resolve("another");
    try (GrantStore store = store()) {
      assertThat(store.protection()).isEqualTo(inFile(KeyVaultException.Reason.LOCKED));
    }
  }

  @Test
  void aKeyThatTheKeyringLostIsNotReplaced() throws Exception {
    keyring.start(PASSWORD);
    store().close();
    keyring.stop();
    com.google.common.io.MoreFiles.deleteRecursively(
        folder.resolve("home/data"), com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE);
    keyring.start(PASSWORD);
    assertRefused(this::store, GrantStoreException.Reason.KEYRING_WITHOUT_KEY);
  }

  @Test
  void withoutABusThereIsNoKeyring() {
    DesktopKeyring nowhere =
        new DesktopKeyring(
            Optional.of("unix:path=" + folder.resolve("nobody")), Duration.ofSeconds(1));
    assertThatThrownBy(() -> nowhere.load("a"))
        .isInstanceOfSatisfying(
            KeyVaultException.class,
            failed -> assertThat(failed.reason()).isEqualTo(KeyVaultException.Reason.ABSENT));
  }
}
