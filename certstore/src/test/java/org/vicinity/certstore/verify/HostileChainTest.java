package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

class HostileChainTest {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final Template ROOT = Service.root("vod");
  private static final Template LEAF = Service.leaf(ROOT, Scenario.HOST);
  private static final X509Certificate GOOD = LEAF.signedBy(ROOT);
  private static final Expectation EXPECTED =
      new Expectation(Scenario.direct().host, ROOT.selfSigned(), LEAF.key().getPublic());

  @Property(tries = 1_000)
  void noByteOfALeafCanBeChanged(
      @ForAll @IntRange(max = 2_000) int place, @ForAll @ByteRange(min = 1, max = 127) byte change)
      throws CertificateException {
    byte[] der = GOOD.getEncoded();
    der[place % der.length] ^= change;
    X509Certificate changed;
    try {
      // More lenient than the JDK's: more of the changed certificates come through.
      changed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", BOUNCY_CASTLE)
                  .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException malformed) {
      return;
    }
    if (changed == null || changed.equals(GOOD)) {
      return; // Bouncy Castle read another encoding of the same certificate.
    }
    assertThat(new CertificateVerifier().verify(List.of(changed), EXPECTED, Service.NOW))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void everyRootOfThePlatformIsRefusedAsAnAuthority() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<X509Certificate> roots =
        Arrays.stream(factory.getTrustManagers())
            .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
            .toList();
    assertThat(roots).isNotEmpty();
    for (X509Certificate root : roots) {
      Verdict verdict =
          new CertificateVerifier()
              .verify(
                  List.of(root),
                  new Expectation(EXPECTED.host(), root, root.getPublicKey()),
                  Service.NOW);
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused ->
                  // Some old roots fail on their form before the comparison.
                  assertThat(refused.rule())
                      .isIn(
                          Rule.NOT_A_SYSTEM_ROOT,
                          Rule.WELL_FORMED,
                          Rule.VERSION,
                          Rule.SERIAL_NUMBER));
    }
  }

  @Test
  void aRefusalShowsHostileNamesEscapedAndCutShort() {
    Scenario scenario = Scenario.direct();
    scenario.leaf.issuer(("O=" + "x".repeat(60) + ",").repeat(60) + "CN=\u202Egro.knab\u0007");
    assertThat(scenario.verdict())
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(Rule.ISSUER);
              assertThat(refused.message()).matches("[ -~]{1,700}").contains("\\u202e");
            });
  }

  @Test
  void aRefusalSaysWhatWasPresentedAndWhatWasExpected() {
    Scenario scenario = Scenario.direct();
    scenario.host = "other.vod-example-com.local";
    assertThat(scenario.verdict())
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.message())
                    .isEqualTo(
                        "the device's certificate has the granted host name and no other: "
                            + "presented DNS \"media-server-1.vod-example-com.local\", "
                            + "expected DNS \"other.vod-example-com.local\" alone"));
  }
}
