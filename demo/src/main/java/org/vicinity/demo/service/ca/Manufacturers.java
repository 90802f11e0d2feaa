package org.vicinity.demo.service.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;

/**
 * The manufacturers whose devices the service accepts: the CA certificates in one PEM file, which
 * is read anew for each request, so that the service may start before the file is there.
 */
public final class Manufacturers {
  private static final int MAX_MANUFACTURERS = 50;

  private final Path file;

  /** Takes the file. */
  public Manufacturers(Path file) {
    this.file = file;
  }

  /** Reads them; never empty. */
  Set<X509Certificate> read() throws IOException {
    try {
      return Set.copyOf(PemCertificates.parse(Files.readString(file), MAX_MANUFACTURERS));
    } catch (CertificateFormatException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }
}
