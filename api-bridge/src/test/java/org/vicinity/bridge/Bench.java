package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.bridge.fixture.TestDevice;
import org.vicinity.bridge.fixture.TestNames;
import org.vicinity.bridge.fixture.TestRevocations;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.memory.MemoryTransport;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.session.SessionInitiator;

/** A bridge with everything around it: store, network, device, chooser, engine and pages. */
final class Bench implements AutoCloseable {
  static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
  private static final int FIRST_TAB = 1;
  static final String ORIGIN = "https://vod.example.com";
  static final DiscoveredDevice DEVICE =
      new DiscoveredDevice(
          MemoryTransport.NAME,
          "1",
          "Media Server 1",
          "media-cache",
          "Maker",
          OptionalInt.empty(),
          true,
          Instant.EPOCH);
  static final BridgeLimits LIMITS =
      new BridgeLimits(
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofHours(1),
          32,
          4,
          64,
          new FarewellTimes(
              Duration.ofHours(1),
              Duration.ofSeconds(30),
              Duration.ofHours(1),
              Duration.ofHours(1),
              Duration.ZERO,
              Duration.ofDays(30)));

  /** The usual limits, but a page has only so long from the chooser to the certificate. */
  static BridgeLimits withSelection(Duration selection) {
    return new BridgeLimits(
        selection,
        LIMITS.lookUp(),
        LIMITS.deviceCall(),
        LIMITS.publish(),
        LIMITS.watch(),
        LIMITS.pendingCalls(),
        LIMITS.workers(),
        LIMITS.queue(),
        LIMITS.farewell());
  }

  private static final Duration LIMIT = Duration.ofSeconds(60);

  final TestNames names = new TestNames();
  final TestDevice device;
  final TestCa ca = new TestCa("service");
  final MemoryTransport transport = new MemoryTransport();
  final GrantStore store;
  final TestRevocations revocations = new TestRevocations();
  final PageBridge bridge;
  private final BridgeLimits limits;

  /** What the engine was told, by number of active grants. */
  final BlockingQueue<Integer> published = new LinkedBlockingQueue<>();

  /** The hosts whose data the engine was told to remove. */
  final Queue<String> cleared = new ConcurrentLinkedQueue<>();

  final BlockingQueue<CompletableFuture<ChooserOutcome>> choosers = new LinkedBlockingQueue<>();
  final BlockingQueue<ChooserRequest> requests = new LinkedBlockingQueue<>();

  /** What the user does; the default picks the device and gives the right PIN. */
  volatile Supplier<CompletableFuture<ChooserOutcome>> user =
      () -> CompletableFuture.completedFuture(choose());

  /** What the next chosen device's exchange tells the user. */
  volatile RecordingProgress progress = new RecordingProgress();

  volatile Supplier<CompletableFuture<Void>> engine = () -> CompletableFuture.completedFuture(null);

  private final Object pairable = new Object();
  private final AtomicLong queries = new AtomicLong();
  private final AtomicInteger documents = new AtomicInteger();

  Bench(Path profile) throws Exception {
    this(profile, LIMITS);
  }

  Bench(Path profile, BridgeLimits limits) throws Exception {
    device = new TestDevice(names);
    device
        .pairing()
        .onPairableChanged(
            now -> {
              synchronized (pairable) {
                pairable.notifyAll();
              }
            });
    transport.put(DEVICE, channel -> device.pairing().serve(channel));
    store = GrantStore.open(profile);
    this.limits = limits;
    bridge = secondBridge();
  }

  /** Makes another bridge on the same store, network and engine, as the next start does. */
  PageBridge secondBridge() {
    return new PageBridge(
        new BridgeParts(
            request -> {
              requests.add(request);
              CompletableFuture<ChooserOutcome> outcome = user.get();
              choosers.add(outcome);
              return outcome;
            },
            List.of(transport),
            store,
            new CertificateVerifier(),
            revocations,
            names,
            gate(),
            Clock.systemUTC(),
            SECRET),
        limits);
  }

  private Gate gate() {
    return new Gate() {
      @Override
      public CompletableFuture<Void> publish() {
        published.add(store.active().size());
        return engine.get();
      }

      @Override
      public CompletableFuture<Void> clear(Collection<DeviceHostName> hosts) {
        hosts.forEach(host -> cleared.add(host.value()));
        return CompletableFuture.completedFuture(null);
      }
    };
  }

  @Override
  public void close() throws IOException {
    bridge.close();
    transport.close();
    device.close();
    store.close();
  }

  /** Opens a session as the chooser does, with a device that is free again after an exchange. */
  ChooserOutcome choose() {
    try {
      awaitPairable();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return new ChooserOutcome.Chosen(DEVICE, session(), progress);
  }

  SecureSession session() {
    try {
      SessionInitiator initiator = SessionInitiator.start(transport.open(DEVICE, LIMIT), LIMIT);
      return ((PinOutcome.Authenticated) initiator.authenticate(TestDevice.PIN)).session();
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
  }

  Page page() {
    return page(ORIGIN);
  }

  Page page(String origin) {
    return new Page(FIRST_TAB, origin, "frame-" + documents.incrementAndGet());
  }

  /** A page in a tab of its own; all others share one. */
  Page pageInAnotherTab() {
    int number = documents.incrementAndGet();
    return new Page(FIRST_TAB + number, ORIGIN, "frame-" + number);
  }

  private void awaitPairable() throws InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    synchronized (pairable) {
      while (!device.pairing().pairable()) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        assertThat(left).as("time for the device to become free again").isPositive();
        pairable.wait(left);
      }
    }
  }

  /** Waits until neither side keeps anything, and the device can be set up again. */
  void assertNothingIsKept() throws Exception {
    awaitPairable();
    assertThat(store.all()).isEmpty();
    assertThat(device.kept()).isEmpty();
  }

  /** One document, with the injected script's habits. */
  final class Page {
    final PageFrame frame;
    final RecordingReply lifetime = new RecordingReply();
    private final Deque<JsonNode> events = new ArrayDeque<>();
    final long subscription = queries.incrementAndGet();
    private final String origin;
    private final String document = "document-" + documents.incrementAndGet();
    private long gesture;

    private Page(int tab, String origin, String frameId) {
      this.origin = origin;
      this.frame = new PageFrame(tab, frameId, URI.create(origin + "/a"), URI.create(origin + "/"));
      bridge.query(subscription, frame, message("\"type\":\"listen\""), lifetime);
    }

    Bench bench() {
      return Bench.this;
    }

    String message(String members) {
      return "%s.{\"document\":\"%s\",\"origin\":\"%s\",\"secure\":true,%s}"
          .formatted(SECRET, document, origin, members);
    }

    /** Waits for the next event. */
    JsonNode event() throws InterruptedException {
      while (events.isEmpty()) {
        send("\"type\":\"events\"").value().get("events").forEach(events::add);
      }
      return events.remove();
    }

    /** A call that was sent. */
    final class Sent {
      final long queryId = queries.incrementAndGet();
      final RecordingReply reply = new RecordingReply();

      private Sent(String members) {
        bridge.query(queryId, frame, message(members), reply);
      }

      JsonNode value() throws InterruptedException {
        return reply.await().value();
      }

      String failure() throws InterruptedException {
        return reply.await().failure();
      }
    }

    Sent send(String members) {
      return new Sent(members);
    }

    Sent requestDevice() {
      return send(
          "\"type\":\"requestDevice\",\"acceptAllDevices\":true,\"gesture\":" + (++gesture));
    }

    /** Has the user choose, and returns the device's id. */
    String chosen() throws InterruptedException {
      return requestDevice().value().at("/device/id").textValue();
    }

    Sent createCertificateRequest(String id) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      return createCertificateRequest(id, random);
    }

    Sent createCertificateRequest(String id, byte[] bytes) {
      String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return send(
          "\"type\":\"createCertificateRequest\",\"device\":\"%s\",\"challenge\":\"%s\",\"label\":\"media-server-1\""
              .formatted(id, challenge));
    }

    Sent setCertificate(String id, X509Certificate certificate, TestCa authority) {
      return setCertificate(id, PemCertificates.format(List.of(certificate)), authority.pem());
    }

    Sent setCertificate(String id, String certificate, String authority) {
      return send(
          "\"type\":\"setCertificate\",\"device\":\"%s\",\"certificate\":\"%s\",\"authority\":\"%s\""
              .formatted(id, certificate.replace("\n", "\\n"), authority.replace("\n", "\\n")));
    }

    Sent forget(String id) {
      return send("\"type\":\"forget\",\"device\":\"%s\"".formatted(id));
    }

    JsonNode devices() throws InterruptedException {
      return send("\"type\":\"devices\"").value().get("devices");
    }

    /** The whole exchange; returns the device's id. */
    String connected() throws Exception {
      String id = chosen();
      JsonNode request = createCertificateRequest(id).value();
      X509Certificate leaf = ca.issue(request.get("host").textValue(), key(request));
      setCertificate(id, leaf, ca).value();
      return id;
    }

    void goAway() {
      bridge.cancelled(subscription);
      bridge.documentGone(frame.browserId(), frame.frameId());
    }
  }

  /** Reads the key out of a certificate request, as a service does. */
  static PublicKey key(JsonNode request) throws Exception {
    try (PEMParser pem = new PEMParser(new java.io.StringReader(request.get("csr").textValue()))) {
      return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) pem.readObject())
          .getPublicKey();
    }
  }
}
