package org.vicinity.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Sealed;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.session.SessionInitiator;

/** Somebody in the middle of an open session. */
abstract class FrameContract extends SessionContract {
  @Test
  void anAlteredFrameToTheDeviceUndoesThePairing() throws Exception {
    Run run = runA(Stage.REQUESTED);
    run.channel.onSend(FrameContract::altered);

    assertError(
        ChannelError.CLOSED, () -> run.client().deliver(chain(HOST_A), AUTHORITY.certificate()));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  @Test
  void anAlteredFrameToTheBrowserIsNotBelieved() throws Exception {
    Run run = runA(Stage.REQUESTED);
    run.channel.onReceive(FrameContract::altered);

    assertError(
        ChannelError.NOT_AUTHENTICATED,
        () -> run.client().deliver(chain(HOST_A), AUTHORITY.certificate()));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "install", "rollback");
  }

  @Test
  void aRepeatedFrameToTheDeviceUndoesThePairing() throws Exception {
    Run run = runA(Stage.ALLOWED);
    List<byte[]> sent = run.channel.sent();
    run.channel.send(sent.get(sent.size() - 1));

    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "install", "allow", "rollback");
    assertThat(run.commit()).isFalse();
  }

  @Test
  void aRepeatedFrameToTheBrowserIsNotBelieved() throws Exception {
    Run run = runA(Stage.AUTHENTICATED);
    run.channel.onReceive(message -> List.of(message, message));
    run.step(Stage.REQUESTED);

    assertError(
        ChannelError.NOT_AUTHENTICATED,
        () -> run.client().deliver(chain(HOST_A), AUTHORITY.certificate()));
    awaitServed();
  }

  @Test
  void aFrameThatOvertakesAnotherEndsTheSession() throws Exception {
    InterferingChannel channel = connect();
    SecureSession session = authenticate(SessionInitiator.start(channel, LIMIT));
    channel.onSend(heldBack -> List.of());
    session.send(encoded(new Done(1)));
    channel.onSend(List::of);
    session.send(encoded(new Done(2)));

    assertError(ChannelError.CLOSED, () -> session.receive(LIMIT));
    awaitServed();
  }

  @Test
  void aFrameSentBackToItsSenderIsNotBelieved() throws Exception {
    InterferingChannel channel = connect();
    SecureSession session = authenticate(SessionInitiator.start(channel, LIMIT));
    session.send(encoded(new Done(1)));
    List<byte[]> sent = channel.sent();
    channel.onReceive(answer -> List.of(sent.get(sent.size() - 1)));

    assertError(ChannelError.NOT_AUTHENTICATED, () -> session.receive(LIMIT));
  }

  @Test
  void anErrorInTheClearIsNotBelievedWithinASession() throws Exception {
    Run run = runA(Stage.AUTHENTICATED);
    run.channel.onReceive(answer -> List.of(encoded(new Failure(0, ChannelError.NAME_TAKEN))));

    assertError(
        ChannelError.NOT_AUTHENTICATED,
        () -> run.client().requestCertificate(request(ORIGIN_A, HOST_A)));
    awaitServed();
  }

  @Test
  void aForgedFrameIsNotBelieved() throws Exception {
    Run run = runA(Stage.AUTHENTICATED);
    run.channel.send(encoded(new Sealed(0, new byte[40])));

    awaitServed();
    assertThat(device.calls()).isEmpty();
  }

  @Test
  void aDeviceThatGoesAwayInTheMiddleIsReportedAsClosed() throws Exception {
    Run run = runA(Stage.REQUESTED);
    cutDeviceEnds();

    assertError(
        ChannelError.CLOSED, () -> run.client().deliver(chain(HOST_A), AUTHORITY.certificate()));
    awaitServed();
    assertThat(device.calls()).containsExactly("prepare", "rollback");
  }

  private static List<byte[]> altered(byte[] frame) {
    frame[frame.length - 1] ^= 1;
    return List.of(frame);
  }
}
