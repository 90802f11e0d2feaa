package org.vicinity.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.attestation.AttestationExpectation;
import org.vicinity.channel.attestation.AttestationVerdict;
import org.vicinity.channel.attestation.AttestationVerifier;
import org.vicinity.channel.message.CertificateDelivery;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.message.OriginAllowance;
import org.vicinity.channel.message.OriginStatement;
import org.vicinity.channel.pairing.PairingRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.channel.session.SecureSession;

/** What browser and device say in steps 6 to 13, and in which order only. */
abstract class PairingContract extends FrameContract {
  @Test
  void aWholePairingIsCommittedAndKept() throws Exception {
    Run run = runA(Stage.ALLOWED);

    assertThat(run.commit()).isTrue();
    run.client().close();
    awaitServed();

    assertThat(device.calls()).containsExactly("prepare", "install", "allow", "commit");
    assertThat(device.committed()).containsExactly(HOST_A);
    assertThat(device.request().origin()).isEqualTo(ORIGIN_A);
    assertThat(device.request().user()).isEqualTo("user-1");
    assertThat(server.pairable()).isTrue();
  }

  @Test
  void theServiceCanVerifyTheSignedChallenge() throws Exception {
    Run run = runA(Stage.REQUESTED);
    AttestationVerifier verifier =
        AttestationVerifier.trusting(
            keyId -> Optional.of(new byte[32]).filter(any -> keyId.equals(RecordingDevice.KEY_ID)),
            Clock.fixed(Instant.parse("2026-02-01T00:00:10Z"), ZoneOffset.UTC));
    AttestationVerdict verdict =
        verifier.verify(
            run.made().attestation(),
            new AttestationExpectation(
                ORIGIN_A,
                device.request().challenge(),
                HOST_A,
                run.made().csr(),
                Duration.ofMinutes(5)));

    assertThat(verdict).isInstanceOf(AttestationVerdict.Verified.class);
  }

  @Test
  void aCommitThatIsRepeatedForALostAnswerSucceedsAgainButIsDoneOnce() throws Exception {
    Run run = runA(Stage.ALLOWED);

    assertThat(run.commit()).isTrue();
    assertThat(run.commit()).isTrue();

    assertThat(device.calls()).containsOnlyOnce("commit");
  }

  @Test
  void aCommitWithAWrongSecretOrForAnotherHostIsRefusedAndTheRightOneStillWorks() throws Exception {
    Run run = runA(Stage.ALLOWED);

    assertThat(server.commit(HOST_A, new PairingSecret(new byte[32]))).isFalse();
    assertThat(server.commit(HOST_B, run.secret())).isFalse();
    assertThat(device.committed()).isEmpty();

    assertThat(run.commit()).isTrue();
  }

  @Test
  void aCommitBeforeTheOriginIsAllowedIsRefused() throws Exception {
    runA(Stage.DELIVERED);

    assertThat(server.commit(HOST_A, new PairingSecret(new byte[32]))).isFalse();
  }

  @Test
  void aDeviceThatCannotCommitUndoesThePairing() throws Exception {
    Run run = runA(Stage.ALLOWED);
    device.crash("commit");

    assertThat(run.commit()).isFalse();
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "install", "allow", "commit", "rollback");
  }

  @Test
  void aSecondCsrIsRefusedAndUndoesThePairing() throws Exception {
    Run run = runA(Stage.REQUESTED);
    assertThatThrownBy(() -> run.client().requestCertificate(request(ORIGIN_A, HOST_A)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(answer(run.session(), statement(7, new byte[32])))
        .isEqualTo(new Failure(7, ChannelError.OUT_OF_ORDER));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  @Test
  void aCertificateBeforeTheCsrIsOutOfOrder() throws Exception {
    byte[] der = AUTHORITY.certificate().getEncoded();
    Message early = new CertificateDelivery(7, List.of(der), der);

    assertThat(answer(session(), early)).isEqualTo(new Failure(7, ChannelError.OUT_OF_ORDER));
    awaitServed();
    assertThat(device.calls()).isEmpty();
  }

  @Test
  void anAllowanceBeforeTheCertificateIsOutOfOrder() throws Exception {
    Run run = runA(Stage.REQUESTED);

    assertThat(answer(run.session(), new OriginAllowance(7, ORIGIN_A, new byte[32])))
        .isEqualTo(new Failure(7, ChannelError.OUT_OF_ORDER));
    awaitServed();
  }

  @Test
  void anythingAfterTheCommitIsOutOfOrderAndThePairingStays() throws Exception {
    Run run = runA(Stage.ALLOWED);
    run.commit();

    assertThat(answer(run.session(), new OriginAllowance(7, ORIGIN_B, new byte[32])))
        .isEqualTo(new Failure(7, ChannelError.OUT_OF_ORDER));
    awaitServed();
    assertThat(device.committed()).containsExactly(HOST_A);
  }

  @Test
  void anotherOriginThanTheStatedOneIsNotAllowed() throws Exception {
    Run run = runA(Stage.DELIVERED);

    assertError(ChannelError.ORIGIN_REFUSED, () -> run.client().allowOrigin(ORIGIN_B));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "install", "rollback");
  }

  @Test
  void anUnknownTypeInTheSessionEndsThePairing() throws Exception {
    SecureSession session = session();
    session.send(new byte[] {(byte) 0xa3, 0, 1, 1, 0x18, 0x63, 2, 5});

    assertThat(decoded(session.receive(LIMIT)))
        .isEqualTo(new Failure(Message.UNSOLICITED, ChannelError.UNKNOWN_TYPE));
    assertError(ChannelError.CLOSED, () -> session.receive(LIMIT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 65})
  void aChallengeOfAWrongLengthIsRefusedBeforeTheDeviceSeesIt(int length) throws Exception {
    assertThat(answer(session(), statement(7, new byte[length])))
        .isEqualTo(new Failure(7, ChannelError.CHALLENGE_REFUSED));
    awaitServed();
    assertThat(device.calls()).isEmpty();
  }

  @Test
  void aChallengeIsNotSignedTwice() throws Exception {
    Run first = runA(Stage.AUTHENTICATED);
    PairingRequest request = request(ORIGIN_A, HOST_A);
    first.client().requestCertificate(request);
    stopAll();

    Run second = runA(Stage.AUTHENTICATED);
    assertError(ChannelError.CHALLENGE_REFUSED, () -> second.client().requestCertificate(request));
    awaitServed();
  }

  @Test
  void anOriginThatTheDeviceRefusesIsReported() throws Exception {
    device.refuse("prepare", ChannelError.ORIGIN_REFUSED);
    Run run = runA(Stage.AUTHENTICATED);

    assertError(ChannelError.ORIGIN_REFUSED, () -> run.step(Stage.REQUESTED));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  @Test
  void aTakenNameCanBeReplacedByAnotherOnTheSameSession() throws Exception {
    device.refuse("prepare", ChannelError.NAME_TAKEN);
    Run run = runA(Stage.AUTHENTICATED);
    assertError(ChannelError.NAME_TAKEN, () -> run.step(Stage.REQUESTED));
    assertThat(device.calls()).containsExactly("prepare", "rollback");

    device.refuse("", ChannelError.NAME_TAKEN);
    String other = "media-1-2.vod-example-com.local";
    run.client().requestCertificate(request(ORIGIN_A, other));
    run.client().deliver(chain(other), AUTHORITY.certificate());
    PairingSecret secret = run.client().allowOrigin(ORIGIN_A);

    assertThat(server.commit(other, secret)).isTrue();
    assertThat(device.committed()).containsExactly(other);
  }

  @Test
  void aTakenNameThatIsNotReplacedIsUndoneOnce() throws Exception {
    device.refuse("prepare", ChannelError.NAME_TAKEN);
    Run run = runA(Stage.AUTHENTICATED);
    assertError(ChannelError.NAME_TAKEN, () -> run.step(Stage.REQUESTED));
    run.client().close();
    awaitServed();

    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  @Test
  void aCertificateForAnotherKeyIsRefusedByTheDeviceAndUndoesThePairing() throws Exception {
    Run run = runA(Stage.REQUESTED);
    var foreign = TestCertificates.issue(AUTHORITY, HOST_A, TestCertificates.key().getPublic());

    assertError(
        ChannelError.CERTIFICATE_REFUSED,
        () -> run.client().deliver(List.of(foreign), AUTHORITY.certificate()));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "install", "rollback");
  }

  @Test
  void somethingThatIsNoCertificateIsRefusedBeforeTheDeviceSeesIt() throws Exception {
    Run run = runA(Stage.REQUESTED);
    Message garbage = new CertificateDelivery(7, List.of(new byte[] {1, 2, 3}), new byte[] {4});

    assertThat(answer(run.session(), garbage))
        .isEqualTo(new Failure(7, ChannelError.CERTIFICATE_REFUSED));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "install", "allow"})
  void aDeviceThatCrashesReportsAnInternalErrorAndUndoesThePairing(String method) throws Exception {
    device.crash(method);
    Run run = new Run(ORIGIN_A, HOST_A);

    assertError(ChannelError.INTERNAL, () -> run.reach(Stage.ALLOWED));
    awaitServed();
    assertThat(device.calls()).endsWith(method, "rollback");
  }

  private static Message answer(SecureSession session, Message message) throws Exception {
    session.send(encoded(message));
    return decoded(session.receive(LIMIT));
  }

  private static OriginStatement statement(long number, byte[] challenge) {
    return new OriginStatement(number, ORIGIN_A, "", challenge, HOST_A);
  }
}
