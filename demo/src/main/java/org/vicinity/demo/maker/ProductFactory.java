package org.vicinity.demo.maker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.demo.pki.CertificateAuthority;
import org.vicinity.demo.pki.KeyPairs;
import org.vicinity.demo.pki.LeafTemplate;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * Makes a manufacturer's CA and one product lot's key and certificate in a directory, at the first
 * run; later runs, and other processes at the same time, read the same ones.
 *
 * <pre>
 * ca.pem           the manufacturer's CA: services trust it
 * ca-key.pem       its key: a real one never leaves the factory
 * product.pem      the product lot's certificate
 * product-key.pem  the product lot's key: in a real device, in its secure element
 * </pre>
 */
public final class ProductFactory {
  /** The manufacturer's certificate, the one file that a service reads. */
  public static final String CA_FILE = "ca.pem";

  private static final String PRODUCT_FILE = "product.pem";
  private static final String PRODUCT_KEY_FILE = "product-key.pem";
  private static final Duration PRODUCT_LIFE = Duration.ofDays(3640);
  private static final int MAX_CHAIN = 3;

  private ProductFactory() {}

  /**
   * Returns the product identity in that directory, and makes it first when the directory is
   * missing or empty.
   *
   * @throws IOException when the directory cannot be written, or holds something else
   */
  public static ProductIdentity open(Path directory, Clock clock) throws IOException {
    if (PrivateFiles.list(directory).isEmpty()) {
      PrivateFiles.makeAtOnce(directory, draft -> manufacture(draft, clock.instant()));
    }
    try {
      PrivateKey key = KeyPairs.fromPem(Files.readString(directory.resolve(PRODUCT_KEY_FILE)));
      List<X509Certificate> chain =
          PemCertificates.parse(Files.readString(directory.resolve(PRODUCT_FILE)), MAX_CHAIN);
      return new ProductIdentity(key, chain);
    } catch (GeneralSecurityException | CertificateFormatException e) {
      throw new IOException("the product identity in " + directory + " is damaged", e);
    }
  }

  private static void manufacture(Path directory, Instant now) throws IOException {
    CertificateAuthority authority = CertificateAuthority.create("Example Devices product CA", now);
    KeyPair product = KeyPairs.generate();
    X509Certificate certificate =
        authority.issue(
            new LeafTemplate(
                "Example Devices media cache",
                product.getPublic(),
                List.of(),
                false,
                now.minus(Duration.ofMinutes(5)),
                now.plus(PRODUCT_LIFE)));
    authority.saveTo(directory);
    PrivateFiles.write(directory.resolve(PRODUCT_KEY_FILE), KeyPairs.toPem(product.getPrivate()));
    PrivateFiles.write(
        directory.resolve(PRODUCT_FILE), PemCertificates.format(List.of(certificate)));
  }
}
