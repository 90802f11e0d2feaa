package org.vicinity.demo.service.ca;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vicinity.certstore.revocation.RevocationReason;

/**
 * Which certificates were revoked, when and why. The running service reads the records at every
 * request, so a command of another process takes effect at once; commands wait for each other.
 */
public final class RevocationRecords {
  private static final String FILE = "revoked.jsonl";
  private static final String LOCK = "revoked.lock";
  private static final int HEX = 16;

  /** Within this process a file lock does not keep anybody out. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path lock;
  private final Ledger ledger;
  private final JsonLines lines;

  /**
   * One revoked certificate.
   *
   * @param notAfter when it would have ended
   */
  public record Revoked(
      BigInteger serial, Instant since, RevocationReason reason, Instant notAfter) {}

  /** Uses the records in a service's state directory; there need not be any yet. */
  public RevocationRecords(Path directory, Ledger ledger) {
    this.lock = directory.resolve(LOCK);
    this.ledger = ledger;
    this.lines = new JsonLines(directory.resolve(FILE));
  }

  /** Returns all of them, oldest first. */
  public List<Revoked> read() throws IOException {
    List<Revoked> revoked = new ArrayList<>();
    for (JsonNode line : lines.read()) {
      try {
        revoked.add(
            new Revoked(
                new BigInteger(JsonLines.text(line, "serial"), HEX),
                Instant.parse(JsonLines.text(line, "at")),
                RevocationReason.valueOf(JsonLines.text(line, "reason")),
                Instant.parse(JsonLines.text(line, "notAfter"))));
      } catch (DateTimeException | IllegalArgumentException malformed) {
        throw new IOException("the records of revoked certificates are damaged", malformed);
      }
    }
    return List.copyOf(revoked);
  }

  /**
   * Revokes the issued certificates that match, are still valid, and are not revoked yet.
   *
   * @return those that were revoked now
   */
  public List<IssuedCertificate> revoke(
      Predicate<IssuedCertificate> which, RevocationReason reason, Instant now) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // Until the channel is closed.
        List<BigInteger> before = read().stream().map(Revoked::serial).toList();
        List<IssuedCertificate> revoked =
            ledger.read().stream()
                .filter(which)
                .filter(issued -> issued.notAfter().isAfter(now))
                .filter(issued -> !before.contains(issued.serial()))
                .toList();
        for (IssuedCertificate issued : revoked) {
          Map<String, String> line = new LinkedHashMap<>();
          line.put("at", now.toString());
          line.put("serial", issued.serial().toString(HEX));
          line.put("reason", reason.name());
          line.put("notAfter", issued.notAfter().toString());
          lines.add(line);
        }
        return revoked;
      }
    }
  }
}
