package org.vicinity.demo.service.ca;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which certificate was issued to whom. A certificate leaves the service only after its line is on
 * the disk, so every one that exists can be found here and revoked. Thread-safe.
 */
public final class Ledger {
  private static final String FILE = "ledger.jsonl";
  private static final int HEX = 16;

  private final JsonLines lines;

  /** Uses the ledger in a service's state directory; there need not be one yet. */
  public Ledger(Path directory) {
    this.lines = new JsonLines(directory.resolve(FILE));
  }

  /** Adds a line. */
  synchronized void add(
      X509Certificate leaf, String userId, String host, String product, Instant at)
      throws IOException {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("at", at.toString());
    line.put("user", userId);
    line.put("host", host);
    line.put("serial", leaf.getSerialNumber().toString(HEX));
    line.put("notAfter", leaf.getNotAfter().toInstant().toString());
    line.put("product", product);
    lines.add(line);
  }

  /** Returns every certificate that was issued, oldest first. */
  public List<IssuedCertificate> read() throws IOException {
    List<IssuedCertificate> issued = new ArrayList<>();
    for (JsonNode line : lines.read()) {
      try {
        issued.add(
            new IssuedCertificate(
                Instant.parse(JsonLines.text(line, "at")),
                JsonLines.text(line, "user"),
                JsonLines.text(line, "host"),
                new BigInteger(JsonLines.text(line, "serial"), HEX),
                Instant.parse(JsonLines.text(line, "notAfter")),
                JsonLines.text(line, "product")));
      } catch (DateTimeException | NumberFormatException malformed) {
        throw new IOException("the ledger is damaged", malformed);
      }
    }
    return List.copyOf(issued);
  }
}
