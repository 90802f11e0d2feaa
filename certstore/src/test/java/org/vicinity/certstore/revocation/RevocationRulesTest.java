package org.vicinity.certstore.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.vicinity.certstore.fixture.Answers;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

class RevocationRulesTest {
  private final Template root = Service.root("vod");
  private final Template issuing = Service.intermediate(root);
  private final X509Certificate authority = root.selfSigned();
  private final X509Certificate intermediate = issuing.signedBy(root);
  private final X509Certificate leaf = leaf().signedBy(issuing);

  private Template leaf() {
    return Service.leaf(issuing, "media-server-1.vod-example-com.local");
  }

  private Verdict check(X509Certificate device, Lists... lists) throws Exception {
    return RevocationRules.check(
        List.of(device, intermediate),
        authority,
        RevocationEvidence.of(parsed(lists)),
        Service.NOW,
        RevocationPolicy.STRICT);
  }

  private static List<RevocationList> parsed(Lists... lists) {
    return Stream.of(lists)
        .map(
            list -> {
              try {
                return RevocationList.parse(list.der());
              } catch (RevocationFormatException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static void assertRefused(Verdict verdict, Rule rule, String presented) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.rule()).as(refused.message()).isEqualTo(rule);
              assertThat(refused.presented()).contains(presented);
            });
  }

  @Test
  void aChainOnNoListPasses() throws Exception {
    assertThat(check(leaf, Lists.of(root), Lists.of(issuing)))
        .isEqualTo(new Verdict.Trusted(List.of(leaf, intermediate)));
  }

  @Test
  void aRevokedLeafIsRefused() throws Exception {
    assertRefused(
        check(leaf, Lists.of(root), Lists.of(issuing).revoking(leaf)),
        Rule.REVOKED,
        "the device's certificate revoked on 2026-03-01T12:00:00Z");
  }

  @Test
  void aRevokedIntermediateIsRefused() throws Exception {
    assertRefused(
        check(leaf, Lists.of(root).revoking(intermediate), Lists.of(issuing)),
        Rule.REVOKED,
        "intermediate CA 1 revoked");
  }

  @Test
  void theSameSerialNumberOnAListOfAnotherIssuerIsAnotherCertificate() throws Exception {
    assertThat(check(leaf, Lists.of(root).revoking(leaf))).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aStaleListOfTheIssuerLeavesItUnknown() throws Exception {
    assertRefused(
        check(leaf, Lists.of(issuing, Service.NOW.minus(Duration.ofDays(3)))),
        Rule.REVOCATION_UNKNOWN,
        "a revocation list that ended on 2026-02-27T12:00:00Z, for the device's certificate");
  }

  @Test
  void oneGoodListIsEnoughBesideAStaleOne() throws Exception {
    assertThat(
            check(
                leaf, Lists.of(issuing, Service.NOW.minus(Duration.ofDays(3))), Lists.of(issuing)))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aCertificateThatNamesNoPlacePassesWithoutAList() throws Exception {
    assertThat(check(leaf)).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aCertificateThatNamesAPlaceNeedsWhatIsThere() throws Exception {
    X509Certificate announcing =
        leaf()
            .with(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(
                    new DistributionPoint[] {
                      new DistributionPoint(
                          new DistributionPointName(
                              new GeneralNames(
                                  new GeneralName(
                                      GeneralName.uniformResourceIdentifier,
                                      "https://vod.example.com/crl"))),
                          null,
                          null)
                    }))
            .signedBy(issuing);
    assertRefused(check(announcing), Rule.REVOCATION_UNKNOWN, "no revocation list");
    assertThat(check(announcing, Lists.of(issuing))).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void oneProofOfRevocationOutweighsAGoodAnswer() throws Exception {
    X509Certificate issuer = intermediate;
    OcspAnswer good = OcspAnswer.parse(Answers.about(leaf, issuing, issuer).der());
    OcspAnswer revoked =
        OcspAnswer.parse(
            Answers.about(leaf, issuing, issuer).revoked(RevocationReason.SUPERSEDED.code()).der());
    List<RevocationList> stale = parsed(Lists.of(issuing, Service.NOW.minus(Duration.ofDays(3))));
    assertThat(check(new RevocationEvidence(stale, List.of(good))))
        .as("a good answer beside a list of no use")
        .isInstanceOf(Verdict.Trusted.class);
    assertRefused(
        check(new RevocationEvidence(parsed(Lists.of(issuing)), List.of(good, revoked))),
        Rule.REVOKED,
        "another certificate has taken its place");
    assertRefused(
        check(new RevocationEvidence(parsed(Lists.of(issuing).revoking(leaf)), List.of(good))),
        Rule.REVOKED,
        "its key may be in other hands");
  }

  private Verdict check(RevocationEvidence evidence) {
    return RevocationRules.check(
        List.of(leaf, intermediate), authority, evidence, Service.NOW, RevocationPolicy.STRICT);
  }

  @Test
  void aChainIsGoodUntilTheFirstHasToBeAskedAgain() throws Exception {
    assertThat(
            RevocationRules.status(
                List.of(leaf, intermediate),
                authority,
                RevocationEvidence.of(
                    parsed(
                        Lists.of(root),
                        Lists.of(issuing, Service.NOW.minus(Duration.ofHours(20))))),
                Service.NOW,
                RevocationPolicy.STRICT))
        .isEqualTo(new RevocationStatus.Good(Service.NOW.plus(Duration.ofHours(4))));
  }
}
