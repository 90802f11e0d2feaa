package org.vicinity.channel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.CsrReply;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.testing.TestCertificates;

/** A browser whose device is authenticated, but lies. */
class HostileDeviceTest {
  private static final byte[] EXPORTER = new byte[32];
  private static final byte[] CSR = {1, 2, 3};
  private static final PairingRequest REQUEST =
      new PairingRequest(
          "https://vod.example.com", "", new byte[16], "media-1.vod-example-com.local");

  private final AttestationSigner signer = AttestationSigner.hs256("lot-1", new byte[32]);
  private final ScriptedSession session = new ScriptedSession();
  private final PairingClient client = new PairingClient(session, Duration.ofSeconds(1));

  @Test
  void anAttestationForThisRequestAndSessionIsHandedOn() throws Exception {
    session.answer(reply(1, attestation(REQUEST, CSR, EXPORTER)));

    assertThat(client.requestCertificate(REQUEST).csr()).isEqualTo(CSR);
    assertThat(session.closed).isFalse();
  }

  @Test
  void anAttestationOfAnotherSessionIsRefused() throws Exception {
    byte[] elsewhere = new byte[32];
    elsewhere[0] = 1;
    assertRefused(attestation(REQUEST, CSR, elsewhere));
  }

  @Test
  void anAttestationForAnotherCsrIsRefused() throws Exception {
    assertRefused(attestation(REQUEST, new byte[] {1, 2, 4}, EXPORTER));
  }

  @Test
  void anAttestationForAnotherOriginHostOrChallengeIsRefused() throws Exception {
    List<UnaryOperator<PairingRequest>> changes =
        List.of(
            r -> new PairingRequest("https://evil.example", r.user(), r.challenge(), r.host()),
            r -> new PairingRequest(r.origin(), r.user(), new byte[17], r.host()),
            r -> new PairingRequest(r.origin(), r.user(), r.challenge(), "a.b.local"));
    for (UnaryOperator<PairingRequest> change : changes) {
      ScriptedSession other = new ScriptedSession();
      other.answer(reply(1, attestation(change.apply(REQUEST), CSR, EXPORTER)));
      assertThat(error(() -> new PairingClient(other).requestCertificate(REQUEST)))
          .isEqualTo(ChannelError.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0..", "...."})
  void whatIsNoAttestationIsRefused(String text) throws Exception {
    assertRefused(text);
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws Exception {
    session.answer(reply(2, attestation(REQUEST, CSR, EXPORTER)));

    assertThat(error(() -> client.requestCertificate(REQUEST)))
        .isEqualTo(ChannelError.OUT_OF_ORDER);
    assertThat(session.closed).isTrue();
  }

  @Test
  void anAnswerOfAnotherTypeIsRefused() throws Exception {
    session.answer(new Done(1));

    assertThat(error(() -> client.requestCertificate(REQUEST)))
        .isEqualTo(ChannelError.OUT_OF_ORDER);
  }

  @Test
  void aChainThatDoesNotFitIsNotSent() throws Exception {
    session.answer(reply(1, attestation(REQUEST, CSR, EXPORTER)));
    client.requestCertificate(REQUEST);
    X509Certificate certificate = TestCertificates.authority("CA").certificate();

    assertThat(error(() -> client.deliver(Collections.nCopies(5, certificate), certificate)))
        .isEqualTo(ChannelError.TOO_LARGE);
    assertThat(session.closed).isTrue();
  }

  @Test
  void stepsOutOfOrderAreTheCallersMistake() {
    assertThatThrownBy(() -> client.allowOrigin(REQUEST.origin()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(session.sent).isZero();
  }

  private void assertRefused(String attestation) throws Exception {
    session.answer(reply(1, attestation));

    assertThat(error(() -> client.requestCertificate(REQUEST))).isEqualTo(ChannelError.MALFORMED);
    assertThat(session.closed).isTrue();
  }

  private String attestation(PairingRequest request, byte[] csr, byte[] exporter) {
    return signer.sign(
        request.origin(), request.challenge(), request.host(), csr, exporter, Instant.EPOCH);
  }

  private static CsrReply reply(long number, String attestation) {
    return new CsrReply(number, CSR, attestation);
  }

  private static ChannelError error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.error();
  }

  private static final class ScriptedSession implements SecureSession {
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private boolean closed;
    private int sent;

    void answer(Message message) throws ChannelException {
      answers.add(CborCodec.encode(message));
    }

    @Override
    public void send(byte[] plaintext) {
      sent++;
    }

    @Override
    public byte[] receive(Duration timeout) {
      return answers.remove();
    }

    @Override
    public byte[] exporter() {
      return EXPORTER.clone();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
