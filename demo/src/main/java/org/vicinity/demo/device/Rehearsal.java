package org.vicinity.demo.device;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.channel.session.SessionRehearsal;
import org.vicinity.demo.pki.KeyPairs;

/** What a pairing needs of the processor, done once with keys that are thrown away. */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final String HOST = "rehearsal.local";
  private static final byte[] WORD = new byte[32];

  private Rehearsal() {}

  /** Begins it on a thread of its own; nobody waits for it. */
  static void begin() {
    Thread thread = new Thread(Rehearsal::run, "rehearsal");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    SessionRehearsal.run();
    try {
      KeyPair pair = KeyPairs.generate();
      HostRequest request = new HostRequest(HOST, pair);
      Instant now = Instant.now();
      AttestationSigner.es256(pair.getPrivate(), List.of(request.placeholder(now)))
          .sign("https://" + HOST, WORD, HOST, request.csr(), WORD, now);
    } catch (IOException | RuntimeException e) {
      LOG.debug("the rehearsal failed", e);
    }
  }
}
