package org.vicinity.demo.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.demo.pki.KeyPairs;

/** The service's own TLS identity from PEM files. */
final class TlsFiles {
  private static final int MAX_CHAIN = 10;
  private static final String ALIAS = "service";

  private TlsFiles() {}

  /**
   * Reads them.
   *
   * @param key PKCS #8, unencrypted
   * @param chain leaf first
   */
  static SslContextFactory.Server read(Path key, Path chain) throws IOException {
    try {
      PrivateKey privateKey = KeyPairs.fromPem(Files.readString(key));
      List<X509Certificate> certificates =
          PemCertificates.parse(Files.readString(chain), MAX_CHAIN);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      // In memory only; a key store cannot do without a password.
      store.setKeyEntry(
          ALIAS, privateKey, ALIAS.toCharArray(), certificates.toArray(Certificate[]::new));
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(store);
      tls.setKeyStorePassword(ALIAS);
      tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      return tls;
    } catch (GeneralSecurityException | CertificateFormatException e) {
      throw new IOException("cannot use " + key + " and " + chain + ": " + e.getMessage(), e);
    }
  }
}
