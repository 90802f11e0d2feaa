package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.bridge.fixture.TestNames;
import org.vicinity.bridge.fixture.TestRevocations;
import org.vicinity.bridge.protocol.DeviceState;
import org.vicinity.bridge.protocol.DeviceView;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantedDevice;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.certstore.revocation.RevocationStatus;

class DeviceStatesTest {
  private static final Duration LATER = Duration.ofSeconds(16);
  private static final String HOST = "media-1.vod-example-com.local";
  private static final InetSocketAddress HERE = new InetSocketAddress("192.168.1.7", 443);

  /** A clock that stands still until it is moved. */
  private static final class ManualClock extends Clock {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final ManualClock clock = new ManualClock();
  private final TestNames names = new TestNames();
  private final TestRevocations revocations = new TestRevocations();
  private final DeviceHttp http = new DeviceHttp(Duration.ofSeconds(1));
  private final List<DeviceState> told = new ArrayList<>();
  private final DeviceStates states =
      new DeviceStates(
          new NameCheck(names, http, Duration.ofSeconds(1)),
          revocations,
          clock,
          (grant, view) -> told.add(view.state()));
  private final Grant grant = grant();

  @AfterEach
  void close() {
    http.close();
  }

  private static Grant grant() {
    TestCa ca = new TestCa("service");
    KeyPair key = TestCa.newKey();
    return new Grant(
        GrantId.random(),
        Origin.parse("https://vod.example.com"),
        Optional.empty(),
        new GrantedDevice("Media", "media-cache", ""),
        DeviceHostName.parse(HOST).orElseThrow(),
        List.of(ca.issue(HOST, key.getPublic())),
        ca.certificate(),
        new byte[Grant.SECRET_LENGTH],
        Instant.now(),
        Optional.empty(),
        Grant.State.ACTIVE);
  }

  private DeviceState state() {
    return states.view(grant).state();
  }

  private void refreshLater() {
    clock.now = clock.now.plus(LATER);
    states.refresh(grant);
  }

  @Test
  void aGrantIsReadyUntilItIsLookedForInVain() {
    DeviceView view = states.view(grant);
    assertThat(view.state()).isEqualTo(DeviceState.READY);
    assertThat(view.origin()).contains("https://" + HOST);
    states.refresh(grant);
    assertThat(state()).isEqualTo(DeviceState.UNREACHABLE);
    assertThat(told).containsExactly(DeviceState.UNREACHABLE);
  }

  @Test
  void aDeviceThatComesBackIsReadyAgain() {
    states.refresh(grant);
    names.announce(HOST, HERE);
    refreshLater();
    refreshLater();
    assertThat(told).containsExactly(DeviceState.UNREACHABLE, DeviceState.READY);
  }

  @Test
  void aDeviceIsNotLookedForAgainAtOnce() {
    states.refresh(grant);
    names.announce(HOST, HERE);
    states.refresh(grant);
    assertThat(state()).isEqualTo(DeviceState.UNREACHABLE);
  }

  @Test
  void anAddressBeyondThisNetworkDoesNotCount() {
    names.announce(HOST, new InetSocketAddress("198.51.100.7", 443));
    states.refresh(grant);
    assertThat(state()).isEqualTo(DeviceState.UNREACHABLE);
  }

  @Test
  void aCertificateThatRanOutIsTold() {
    names.announce(HOST, HERE);
    states.refresh(grant);
    clock.now = grant.leaf().getNotAfter().toInstant().plusSeconds(1);
    assertThat(state()).isEqualTo(DeviceState.EXPIRED);
    refreshLater();
    assertThat(told).containsExactly(DeviceState.EXPIRED);
  }

  @Test
  void aRevokedCertificateIsToldBeforeItsEndAndAfter() {
    names.announce(HOST, HERE);
    states.refresh(grant);
    revocations.status = new RevocationStatus.Revoked(clock.now, RevocationReason.KEY_COMPROMISE);
    assertThat(state()).isEqualTo(DeviceState.REVOKED);
    refreshLater();
    clock.now = grant.leaf().getNotAfter().toInstant().plusSeconds(1);
    assertThat(state()).isEqualTo(DeviceState.REVOKED);
    assertThat(told).containsExactly(DeviceState.REVOKED);
  }

  @Test
  void whatWasToldOfARevocationIsNotToldAgain() {
    names.announce(HOST, HERE);
    states.refresh(grant);
    revocations.status = new RevocationStatus.Revoked(clock.now, RevocationReason.SUPERSEDED);
    assertThat(states.revocationChanged(grant).state()).isEqualTo(DeviceState.REVOKED);
    refreshLater();
    revocations.status = new RevocationStatus.Unknown("nobody could be asked");
    assertThat(states.revocationChanged(grant).state()).isEqualTo(DeviceState.UNREACHABLE);
    refreshLater();
    revocations.status = new RevocationStatus.Good(Instant.MAX);
    assertThat(states.revocationChanged(grant).state()).isEqualTo(DeviceState.READY);
    refreshLater();
    assertThat(told).isEmpty();
  }

  @Test
  void aDeviceOfUnknownRevocationIsUnreachableWhereverItIs() {
    names.announce(HOST, HERE);
    revocations.status = new RevocationStatus.Unknown("nobody could be asked");
    assertThat(state()).isEqualTo(DeviceState.UNREACHABLE);
    states.refresh(grant);
    revocations.status = new RevocationStatus.Good(Instant.MAX);
    refreshLater();
    assertThat(state()).isEqualTo(DeviceState.READY);
    assertThat(told).containsExactly(DeviceState.UNREACHABLE, DeviceState.READY);
  }

  @Test
  void aGrantThatWasForgottenIsNotRemembered() {
    states.refresh(grant);
    states.forget(grant.id());
    assertThat(state()).isEqualTo(DeviceState.READY);
    assertThat(states.revoked(grant).state()).isEqualTo(DeviceState.REVOKED);
  }
}
