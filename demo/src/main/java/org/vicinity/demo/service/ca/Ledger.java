package org.vicinity.demo.service.ca;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * Which certificate was issued to whom: one JSON object a line, in a file of mode 0600. A
 * certificate leaves the service only after its line is on the disk, so every one that exists can
 * be found here and revoked. Thread-safe.
 */
final class Ledger {
  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  /** Adds a line. */
  synchronized void add(
      X509Certificate leaf, String userId, String host, String product, Instant at)
      throws IOException {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("at", at.toString());
    line.put("user", userId);
    line.put("host", host);
    line.put("serial", leaf.getSerialNumber().toString(16));
    line.put("notAfter", leaf.getNotAfter().toInstant().toString());
    line.put("product", product);
    PrivateFiles.appendLine(file, new String(Replies.toJson(line), StandardCharsets.UTF_8));
  }
}
