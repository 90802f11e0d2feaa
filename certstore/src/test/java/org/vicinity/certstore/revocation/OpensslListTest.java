package org.vicinity.certstore.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Openssl;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.verify.PemCertificates;

/** An independent implementation's opinion of revocation lists, with each difference explained. */
class OpensslListTest {
  private static final ASN1ObjectIdentifier NOBODYS = new ASN1ObjectIdentifier("1.3.6.1.4.1.1.2");
  private static final Template CA = Service.root("vod");
  private static final X509Certificate LEAF =
      Service.leaf(CA, "media-server-1.vod-example-com.local").signedBy(CA);

  /**
   * A list.
   *
   * @param good whether the leaf is good by it, says Vicinity
   * @param difference why openssl says something else; empty when it does not
   */
  record Listed(String what, boolean good, Optional<String> difference, Lists list) {
    static Listed same(String what, boolean good, Lists list) {
      return new Listed(what, good, Optional.empty(), list);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  private static Lists scoped(IssuingDistributionPoint point) {
    return Lists.of(CA).with(Extension.issuingDistributionPoint, true, point);
  }

  static Stream<Listed> lists() {
    X509Certificate other = Service.leaf(CA, "x.vod-example-com.local").signedBy(CA);
    return Stream.of(
        Listed.same("an empty list", true, Lists.of(CA)),
        Listed.same("a list of another certificate", true, Lists.of(CA).revoking(other)),
        Listed.same("a list of the certificate", false, Lists.of(CA).revoking(LEAF)),
        Listed.same("a long list", true, Lists.of(CA).many(5_000)),
        Listed.same(
            "a list that ended",
            false,
            Lists.of(CA, Service.NOW.minus(Lists.LIFE).minus(Duration.ofHours(1)))),
        Listed.same(
            "a list of tomorrow", false, Lists.of(CA, Service.NOW.plus(Duration.ofDays(1)))),
        Listed.same(
            "a list signed by somebody else",
            false,
            Lists.of(CA).signedBy(Keys.p256().getPrivate())),
        Listed.same("a list of another CA", false, Lists.of(Service.root("other"))),
        Listed.same(
            "an unknown critical extension",
            false,
            Lists.of(CA).with(NOBODYS, true, DERNull.INSTANCE)),
        Listed.same(
            "an unknown critical extension of the certificate's entry",
            false,
            Lists.of(CA).revoking(LEAF, new Extension(NOBODYS, true, new byte[] {5, 0}))),
        Listed.same(
            "an indirect list",
            false,
            scoped(new IssuingDistributionPoint(null, false, false, null, true, false))),
        new Listed(
            "a delta list alone",
            false,
            Optional.of("openssl takes it for a complete one unless it is told to use deltas"),
            Lists.of(CA).with(Extension.deltaCRLIndicator, true, new ASN1Integer(1))),
        Listed.same(
            "a list of CAs",
            false,
            scoped(new IssuingDistributionPoint(null, false, true, null, false, false))),
        Listed.same(
            "a list of leaves",
            true,
            scoped(new IssuingDistributionPoint(null, true, false, null, false, false))),
        Listed.same(
            "a list for some reasons",
            false,
            scoped(
                new IssuingDistributionPoint(
                    null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false))),
        new Listed(
            "a list without a number",
            false,
            Optional.of(
                "RFC 5280 section 5.2.3 requires it, and it tells an older list from a newer one"),
            Lists.of(CA).without(Extension.cRLNumber)),
        new Listed(
            "a list without an end",
            false,
            Optional.of(
                "RFC 5280 section 5.1.2.5 requires it; without one it would count for ever"),
            Lists.of(CA).next(Optional.empty())),
        new Listed(
            "a list signed with SHA-1",
            false,
            Optional.of("openssl's default security level lets it pass"),
            Lists.of(CA).algorithm("SHA1withECDSA")));
  }

  @TempDir Path folder;

  @BeforeAll
  static void needsOpenssl() throws Exception {
    assumeTrue(Openssl.isInstalled(), "the openssl command is not installed");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void bothSayTheSameOrTheDifferenceIsExplained(Listed listed) throws Exception {
    byte[] der = listed.list().der();
    RevocationStatus status =
        RevocationList.parse(der)
            .status(LEAF, CA.selfSigned(), Service.NOW, RevocationPolicy.STRICT);
    assertThat(status instanceof RevocationStatus.Good).as("%s", status).isEqualTo(listed.good());
    Openssl.Outcome openssl =
        Openssl.verify(
            List.of(
                "-crl_check",
                "-attime",
                Long.toString(Service.NOW.getEpochSecond()),
                "-CAfile",
                write("ca.pem", PemCertificates.format(List.of(CA.selfSigned()))),
                "-CRLfile",
                write("crl.pem", pem(der)),
                write("leaf.pem", PemCertificates.format(List.of(LEAF)))));
    assertThat(openssl.isOk())
        .as("openssl: %s; ours: %s", openssl.output(), status)
        .isEqualTo(listed.good() != listed.difference().isPresent());
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String pem(byte[] der) {
    return "-----BEGIN X509 CRL-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
        + "\n-----END X509 CRL-----\n";
  }
}
