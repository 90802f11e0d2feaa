package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.certstore.name.DeviceHostName;

class CsrCheckTest {
  private static final String NAME = "media-1.vod-example-com.local";
  static final DeviceHostName HOST = DeviceHostName.parse(NAME).orElseThrow();
  private static final KeyPair KEY = TestCa.newKey();
  static final byte[] GOOD = csr(KEY, KEY, "", dns(NAME));

  private static Optional<GeneralNames> dns(String... names) {
    return Optional.of(
        new GeneralNames(
            Arrays.stream(names)
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new)));
  }

  private static byte[] csr(
      KeyPair subject, KeyPair signer, String name, Optional<GeneralNames> alternatives) {
    try {
      JcaPKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Principal(name), subject.getPublic());
      if (alternatives.isPresent()) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, alternatives.get());
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(byte[] csr, String detail) {
    assertThatExceptionOfType(ApiFailure.class)
        .isThrownBy(() -> CsrCheck.check(csr, HOST))
        .withMessageContaining(detail)
        .satisfies(failure -> assertThat(failure.error()).isEqualTo(ApiError.BAD_CSR));
  }

  @Test
  void aRequestForTheHostNameGivesItsKey() throws Exception {
    assertThat(CsrCheck.check(GOOD, HOST)).isEqualTo(KEY.getPublic());
    assertThat(CsrCheck.check(csr(KEY, KEY, "CN=" + NAME, dns(NAME)), HOST))
        .isEqualTo(KEY.getPublic());
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() {
    assertRefused(csr(KEY, TestCa.newKey(), "", dns(NAME)), "signature");
  }

  @Test
  void anotherOrAFurtherNameIsRefused() {
    String alone = "subject alternative name must be DNS:" + NAME;
    assertRefused(csr(KEY, KEY, "", dns("bank.example")), alone);
    assertRefused(csr(KEY, KEY, "", dns(NAME, "bank.example")), alone);
    assertRefused(csr(KEY, KEY, "", dns(NAME, NAME)), alone);
    assertRefused(csr(KEY, KEY, "", dns("*.vod-example-com.local")), alone);
    assertRefused(
        csr(
            KEY,
            KEY,
            "",
            Optional.of(new GeneralNames(new GeneralName(GeneralName.iPAddress, "192.0.2.1")))),
        alone);
  }

  @Test
  void noNameIsRefused() {
    assertRefused(csr(KEY, KEY, "CN=" + NAME, Optional.empty()), "extension request");
  }

  @Test
  void anotherCommonNameIsRefused() {
    assertRefused(csr(KEY, KEY, "CN=bank.example", dns(NAME)), "common name");
    assertRefused(csr(KEY, KEY, "O=Maker, CN=serial-4711", dns(NAME)), "common name");
  }

  @Test
  void bytesAfterTheRequestAreRefused() {
    assertRefused(Arrays.copyOf(GOOD, GOOD.length + 1), "not ");
  }

  @Test
  void aVeryLongRequestIsRefused() {
    assertRefused(Arrays.copyOf(GOOD, 9000), "longer");
  }

  @Property
  void anyBytesAreRefused(@ForAll @Size(max = 300) byte[] bytes) {
    assertRefused(bytes, "");
  }

  @Property
  void aRequestWithAnyByteChangedIsRefused(
      @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] changed = GOOD.clone();
    changed[place % changed.length] ^= (byte) change;
    assertRefused(changed, "");
  }

  @Property
  void aRequestThatIsCutOffIsRefused(@ForAll @IntRange(max = 10_000) int length) {
    assertRefused(Arrays.copyOf(GOOD, length % GOOD.length), "");
  }
}
