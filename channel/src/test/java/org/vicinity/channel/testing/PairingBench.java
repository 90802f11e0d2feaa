package org.vicinity.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.PairingClient;
import org.vicinity.channel.pairing.PairingRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.channel.pairing.PairingServer;
import org.vicinity.channel.pairing.PairingSettings;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.session.SessionInitiator;

/** A device with its pairing server on the transport under test, and a browser's hands. */
abstract class PairingBench {
  /** How channels of the transport under test are made. */
  public interface Connector extends AutoCloseable {
    /** Opens a channel to the device. */
    MessageChannel connect() throws ChannelException;

    @Override
    void close();
  }

  /** How far a pairing got. */
  protected enum Stage {
    GREETED,
    AUTHENTICATED,
    REQUESTED,
    DELIVERED,
    ALLOWED;

    boolean reached(Stage other) {
      return compareTo(other) >= 0;
    }

    int rollbacks() {
      return reached(REQUESTED) ? 1 : 0;
    }
  }

  static final String PIN = "123456";
  static final String WRONG_PIN = "654321";
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final Duration ARMED = Duration.ofSeconds(60);
  static final Duration TOTAL = Duration.ofSeconds(200);
  static final String ORIGIN_A = "https://vod.example.com";
  static final String HOST_A = "media-1.vod-example-com.local";
  static final String ORIGIN_B = "https://other.example";
  static final String HOST_B = "media-1.other-example.local";
  static final TestCertificates.Authority AUTHORITY = TestCertificates.authority("Private CA");

  final ManualTimer timer = new ManualTimer();
  final RecordingDevice device = new RecordingDevice();
  final PairingServer server =
      new PairingServer(new PairingSettings(PIN, ARMED, TOTAL, 20), device, timer);
  private final List<MessageChannel> browserEnds = new CopyOnWriteArrayList<>();
  private final List<MessageChannel> deviceEnds = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<Boolean>> served = new CopyOnWriteArrayList<>();
  private Connector connector;

  /**
   * Starts the transport under test.
   *
   * @param serve what the device does with each channel; blocks until the channel is done
   */
  protected abstract Connector connector(Consumer<MessageChannel> serve) throws Exception;

  @BeforeEach
  protected void startTransport() throws Exception {
    connector = connector(this::serve);
  }

  @AfterEach
  protected void stopTransport() throws Exception {
    closeBrowserEnds();
    awaitServed();
    server.close();
    connector.close();
    assertThat(device.threads()).isSubsetOf("vicinity-pairing");
    assertThat(device.pending()).isEmpty();
    assertThat(Collections.frequency(device.calls(), "rollback"))
        .isEqualTo(Collections.frequency(device.calls(), "prepare") - device.committed().size());
  }

  private void serve(MessageChannel channel) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    deviceEnds.add(channel);
    served.add(done);
    try {
      server.serve(channel);
      done.complete(true);
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /** Waits until the device is done with all channels on which it answered. */
  final void awaitServed() throws Exception {
    for (CompletableFuture<Boolean> each : served) {
      each.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Takes all browsers away. */
  final void closeBrowserEnds() {
    browserEnds.forEach(MessageChannel::close);
  }

  /** Takes the device away, as a power cut of its radio would. */
  final void cutDeviceEnds() {
    deviceEnds.forEach(MessageChannel::close);
  }

  final InterferingChannel connect() throws ChannelException {
    InterferingChannel channel = new InterferingChannel(connector.connect());
    browserEnds.add(channel);
    return channel;
  }

  final SessionInitiator greet() throws ChannelException {
    return SessionInitiator.start(connect(), LIMIT);
  }

  static SecureSession authenticate(SessionInitiator initiator) throws ChannelException {
    PinOutcome outcome = initiator.authenticate(PIN);
    assertThat(outcome).isInstanceOf(PinOutcome.Authenticated.class);
    return ((PinOutcome.Authenticated) outcome).session();
  }

  final SecureSession session() throws ChannelException {
    return authenticate(greet());
  }

  final List<X509Certificate> chain(String host) {
    return List.of(TestCertificates.issue(AUTHORITY, host, device.key().getPublic()));
  }

  static PairingRequest request(String origin, String host) {
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    return new PairingRequest(origin, "user-1", challenge, host);
  }

  static void assertError(ChannelError expected, ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).as("no ChannelException; expected %s", expected).isNotNull();
    assertThat(thrown.error()).as(thrown.getMessage()).isEqualTo(expected);
  }

  /** One pairing, step by step. */
  final class Run {
    final String origin;
    final String host;
    final InterferingChannel channel;
    private SessionInitiator initiator;
    private SecureSession session;
    private PairingClient client;
    private CertificateRequest made;
    private PairingSecret secret;

    Run(String origin, String host) throws ChannelException {
      this.origin = origin;
      this.host = host;
      this.channel = connect();
    }

    /** Does all steps up to that one. */
    Run reach(Stage last) throws ChannelException {
      for (Stage stage : Stage.values()) {
        if (last.reached(stage)) {
          step(stage);
        }
      }
      return this;
    }

    void step(Stage stage) throws ChannelException {
      switch (stage) {
        case GREETED -> initiator = SessionInitiator.start(channel, LIMIT);
        case AUTHENTICATED -> {
          session = authenticate(initiator);
          client = new PairingClient(session, LIMIT);
        }
        case REQUESTED -> made = client.requestCertificate(request(origin, host));
        case DELIVERED -> client.deliver(chain(host), AUTHORITY.certificate());
        case ALLOWED -> secret = client.allowOrigin(origin);
      }
    }

    SecureSession session() {
      return session;
    }

    PairingClient client() {
      return client;
    }

    CertificateRequest made() {
      return made;
    }

    PairingSecret secret() {
      return secret;
    }

    boolean commit() {
      return server.commit(host, secret);
    }
  }

  final Run runA(Stage last) throws ChannelException {
    return new Run(ORIGIN_A, HOST_A).reach(last);
  }

  final Run runB(Stage last) throws ChannelException {
    return new Run(ORIGIN_B, HOST_B).reach(last);
  }
}
