package org.vicinity.certstore.grant;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A chain out of the store whose certificates are parsed when somebody looks at them: parsing is
 * most of the work of opening a large store, and few of its grants are used in a session. The bytes
 * are authentic and were a certificate when they were written. Immutable and thread-safe.
 */
final class StoredChain extends AbstractList<X509Certificate> {
  /** Turns DER into a certificate. */
  interface Parser {
    X509Certificate parse(byte[] der) throws CertificateException;
  }

  private final List<byte[]> encoded;
  private final Parser parser;
  private final AtomicReferenceArray<X509Certificate> parsed;

  /** Takes the encodings as they are: nobody else may have them. */
  StoredChain(List<byte[]> encoded, Parser parser) {
    this.encoded = List.copyOf(encoded);
    this.parser = parser;
    this.parsed = new AtomicReferenceArray<>(encoded.size());
  }

  /**
   * Returns a certificate.
   *
   * @throws IllegalStateException when the stored bytes are no certificate
   */
  @Override
  public X509Certificate get(int index) {
    byte[] der = encoded.get(index);
    X509Certificate known = parsed.get(index);
    if (known != null) {
      return known;
    }
    try {
      // Two threads may both parse; both must come to hold the same object.
      X509Certificate certificate = parser.parse(der);
      return parsed.compareAndSet(index, null, certificate) ? certificate : parsed.get(index);
    } catch (CertificateException malformed) {
      throw new IllegalStateException("a stored certificate cannot be read", malformed);
    }
  }

  @Override
  public int size() {
    return encoded.size();
  }
}
