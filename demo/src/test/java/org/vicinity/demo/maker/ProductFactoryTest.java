package org.vicinity.demo.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.demo.pki.PrivateFiles;

class ProductFactoryTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;

  @Test
  void theProductIsCertifiedByTheManufacturer() throws Exception {
    Path factory = directory.resolve("factory");
    ProductIdentity product = ProductFactory.open(factory, CLOCK);
    X509Certificate ca =
        PemCertificates.parse(Files.readString(factory.resolve(ProductFactory.CA_FILE)), 1).get(0);
    assertThat(ca.getSubjectX500Principal().getName()).isEqualTo("CN=Example Devices product CA");
    X509Certificate leaf = product.chain().get(0);
    leaf.verify(ca.getPublicKey());
    leaf.checkValidity();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(product.key());
    signature.update(new byte[] {1});
    byte[] signed = signature.sign();
    signature.initVerify(leaf);
    signature.update(new byte[] {1});
    assertThat(signature.verify(signed)).isTrue();
  }

  @Test
  void theCertificateTellsNothingOfTheSingleDevice() throws Exception {
    X509Certificate leaf = ProductFactory.open(directory.resolve("factory"), CLOCK).chain().get(0);
    assertThat(leaf.getSubjectX500Principal().getName())
        .isEqualTo("CN=Example Devices media cache");
    assertThat(leaf.getSubjectAlternativeNames()).isNull();
  }

  @Test
  void laterRunsFindTheSame() throws Exception {
    Path factory = directory.resolve("factory");
    ProductIdentity first = ProductFactory.open(factory, CLOCK);
    assertThat(ProductFactory.open(factory, CLOCK)).isEqualTo(first);
  }

  @Test
  void anEmptyDirectoryIsFilled() throws Exception {
    assertThat(ProductFactory.open(directory, CLOCK).chain()).hasSize(1);
  }

  @Test
  void severalAtOnceAgree() throws Exception {
    int count = 8;
    Path factory = directory.resolve("factory");
    ExecutorService processes = Executors.newFixedThreadPool(count);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<ProductIdentity>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(
            processes.submit(
                () -> {
                  start.await();
                  return ProductFactory.open(factory, CLOCK);
                }));
      }
      start.countDown();
      Set<ProductIdentity> distinct = new HashSet<>();
      for (Future<ProductIdentity> each : all) {
        distinct.add(each.get());
      }
      assertThat(distinct).hasSize(1);
    } finally {
      processes.shutdownNow();
    }
    assertThat(PrivateFiles.list(directory)).as("no drafts are left").containsExactly(factory);
  }

  @Test
  void onlyTheOwnerReadsTheKeys() throws Exception {
    ProductFactory.open(directory.resolve("factory"), CLOCK);
    for (Path file : PrivateFiles.list(directory.resolve("factory"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aDirectoryWithSomethingElseIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(directory.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> ProductFactory.open(directory, CLOCK)).isInstanceOf(IOException.class);
    assertThat(PrivateFiles.list(directory)).containsExactly(directory.resolve("letter.txt"));
  }
}
