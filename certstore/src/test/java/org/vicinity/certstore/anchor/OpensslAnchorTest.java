package org.vicinity.certstore.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.fixture.Openssl;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.verify.PemCertificates;

/** An independent implementation's opinion of the anchors. */
class OpensslAnchorTest {
  private static final Origin VOD = Origin.parse("https://vod.example.com");
  private static final DeviceHostName HOST = DeviceHostName.of(VOD, "tv", taken -> false);
  private static final String OTHER = "radio.vod-example-com.local";

  @TempDir Path folder;

  private final Template root = Service.root("vod");
  private Path anchor;

  @BeforeAll
  static void needsOpenssl() throws Exception {
    assumeTrue(Openssl.isInstalled(), "the openssl command is not installed");
  }

  @BeforeEach
  void publishOneGrant() throws Exception {
    anchor = publish(List.of(Service.leaf(root, HOST.value()).signedBy(root)));
  }

  @Test
  void theGrantedHostIsTrusted() throws Exception {
    assertThat(verify(HOST.value(), Service.leaf(root, HOST.value()).signedBy(root)))
        .isEqualTo("OK");
  }

  @Test
  void theGrantedCertificateIsNotTrustedForAnotherHost() throws Exception {
    assertThat(verify(OTHER, Service.leaf(root, HOST.value()).signedBy(root)))
        .contains("hostname mismatch");
  }

  @Test
  void anotherHostOfTheSameCaIsRefused() throws Exception {
    assertThat(verify(OTHER, Service.leaf(root, OTHER).signedBy(root)))
        .contains("permitted subtree violation");
  }

  @Test
  void aPublicNameOfTheSameCaIsRefused() throws Exception {
    assertThat(verify("bank.com", Service.leaf(root, "bank.com").signedBy(root)))
        .contains("permitted subtree violation");
  }

  @Test
  void aForeignNameBesideTheGrantedOneIsRefused() throws Exception {
    assertThat(verify(HOST.value(), names(dns(HOST.value()), dns("bank.com")).signedBy(root)))
        .contains("permitted subtree violation");
  }

  @Test
  void anAddressBesideTheGrantedNameIsRefused() throws Exception {
    for (String address : List.of("192.168.1.1", "2001:db8::1")) {
      assertThat(
              verify(
                  HOST.value(),
                  names(dns(HOST.value()), new GeneralName(GeneralName.iPAddress, address))
                      .signedBy(root)))
          .contains("excluded subtree violation");
    }
  }

  @Test
  void anotherKeyUnderTheCasNameIsRefused() throws Exception {
    Template impostor = Service.root("vod");
    Template leaf = Service.leaf(impostor, HOST.value());
    assertThat(verify(HOST.value(), leaf.signedBy(impostor))).contains("unable to get");
    leaf.without(Extension.authorityKeyIdentifier);
    assertThat(verify(HOST.value(), leaf.signedBy(impostor))).contains("signature failure");
  }

  @Test
  void aCaBelowTheAnchorIsRefusedWhereNoneIsGranted() throws Exception {
    Template intermediate = Service.intermediate(root);
    assertThat(
            verify(
                HOST.value(),
                Service.leaf(intermediate, HOST.value()).signedBy(intermediate),
                intermediate.signedBy(root)))
        .contains("path length constraint exceeded");
  }

  @Test
  void aCaBelowTheAnchorIsTrustedWhereItIsGranted() throws Exception {
    Template intermediate = Service.intermediate(root);
    X509Certificate leaf = Service.leaf(intermediate, HOST.value()).signedBy(intermediate);
    X509Certificate ca = intermediate.signedBy(root);
    anchor = publish(List.of(leaf, ca));
    assertThat(verify(HOST.value(), leaf, ca)).isEqualTo("OK");
    assertThat(verify(OTHER, Service.leaf(intermediate, OTHER).signedBy(intermediate), ca))
        .contains("permitted subtree violation");
  }

  @Test
  void anAnchorIsOverAfterItsWeek() throws Exception {
    X509Certificate leaf = Service.leaf(root, HOST.value()).signedBy(root);
    long later = Service.NOW.plus(ConstrainedAnchors.LIFE).getEpochSecond() + 1;
    assertThat(verifyAt(later, HOST.value(), leaf)).contains("certificate has expired");
  }

  private Path publish(List<X509Certificate> chain) throws IOException {
    Grant grant = Grants.pending(VOD, HOST, chain, root.selfSigned()).activated();
    return write("anchor.pem", ConstrainedAnchors.of(List.of(grant), Service.NOW));
  }

  private Template names(GeneralName... names) {
    return Service.leaf(root, HOST.value())
        .with(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private String verify(String host, X509Certificate leaf, X509Certificate... between)
      throws Exception {
    return verifyAt(Service.NOW.getEpochSecond(), host, leaf, between);
  }

  /** Returns OK, or what openssl has to say. */
  private String verifyAt(long time, String host, X509Certificate leaf, X509Certificate... between)
      throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-partial_chain",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-attime",
                Long.toString(time),
                "-verify_hostname",
                host,
                "-trusted",
                anchor.toString()));
    if (between.length > 0) {
      options.addAll(List.of("-untrusted", write("between.pem", List.of(between)).toString()));
    }
    options.add(write("leaf.pem", List.of(leaf)).toString());
    Openssl.Outcome outcome = Openssl.verify(options);
    return outcome.isOk() ? "OK" : outcome.output();
  }

  private Path write(String name, List<X509Certificate> certificates) throws IOException {
    return Files.writeString(folder.resolve(name), PemCertificates.format(certificates));
  }
}
