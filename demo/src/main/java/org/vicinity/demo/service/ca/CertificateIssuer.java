package org.vicinity.demo.service.ca;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.name.OriginLabel;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.attestation.Attestation;
import org.vicinity.channel.attestation.AttestationExpectation;
import org.vicinity.channel.attestation.AttestationVerdict;
import org.vicinity.channel.attestation.AttestationVerifier;
import org.vicinity.demo.pki.CertificateAuthority;
import org.vicinity.demo.pki.LeafTemplate;
import org.vicinity.demo.pki.PrivateFiles;
import org.vicinity.demo.service.account.Account;

/**
 * Issues certificates to devices (step 11). A device gets one when its manufacturer is trusted, it
 * signed a challenge that this service gave to this user a moment ago, for this service's origin,
 * over this very CSR, and the host name belongs to the origin. Thread-safe.
 */
public final class CertificateIssuer {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateIssuer.class);
  private static final Duration LEAF_LIFE = Duration.ofDays(30);
  private static final Duration BACKDATED = Duration.ofMinutes(5);
  private static final Duration MAX_ATTESTATION_AGE = Duration.ofMinutes(5);

  private final CertificateAuthority authority;
  private final Ledger ledger;
  private final RevocationInformation revocations;
  private final Manufacturers manufacturers;
  private final Challenges challenges;
  private final Fault fault;
  private final Clock clock;

  private CertificateIssuer(
      CertificateAuthority authority,
      Ledger ledger,
      RevocationInformation revocations,
      Manufacturers manufacturers,
      Challenges challenges,
      Fault fault,
      Clock clock) {
    this.authority = authority;
    this.ledger = ledger;
    this.revocations = revocations;
    this.manufacturers = manufacturers;
    this.challenges = challenges;
    this.fault = fault;
    this.clock = clock;
  }

  /**
   * Opens the private CA in a directory; makes it at the first run.
   *
   * @param fault what to do wrong, for tests of browsers
   */
  public static CertificateIssuer open(
      Path directory, Manufacturers manufacturers, Challenges challenges, Fault fault, Clock clock)
      throws IOException {
    PrivateFiles.makeDirectory(directory);
    Path ca = directory.resolve("ca");
    if (!Files.exists(ca)) {
      PrivateFiles.makeAtOnce(
          ca,
          draft ->
              CertificateAuthority.create("Vicinity demo service CA", clock.instant())
                  .saveTo(draft));
    }
    CertificateAuthority authority = CertificateAuthority.load(ca);
    Ledger ledger = new Ledger(directory);
    return new CertificateIssuer(
        authority,
        ledger,
        new RevocationInformation(
            authority, ledger, new RevocationRecords(directory, ledger), clock),
        manufacturers,
        challenges,
        fault,
        clock);
  }

  /** Returns the private CA's certificate. */
  public X509Certificate authority() {
    return authority.certificate();
  }

  /** Returns what is told of revoked certificates. */
  public RevocationInformation revocations() {
    return revocations;
  }

  /**
   * Decides about one request.
   *
   * @param origin the service's own
   * @param user who is logged in
   * @param csrText the CSR as the page got it from the browser
   * @param attestation the signed challenge, a JWS
   * @param hostText the host name as the page got it from the browser
   */
  public IssueOutcome issue(
      Origin origin, Account user, String csrText, String attestation, String hostText) {
    Optional<byte[]> challenge = challengeOf(attestation);
    if (challenge.isEmpty()) {
      return new IssueOutcome.Malformed("the attestation is not a signed challenge");
    }
    // First of all: whatever is wrong with the rest, the challenge cannot be tried again.
    if (!challenges.take(challenge.get(), user.id())) {
      return new IssueOutcome.Refused(
          "the challenge is unknown, was used before, is too old, or was given to another user");
    }
    DeviceCsr csr;
    try {
      csr = DeviceCsr.parse(csrText);
    } catch (CsrException malformed) {
      return new IssueOutcome.Malformed(malformed.getMessage());
    }
    Optional<DeviceHostName> host =
        DeviceHostName.parse(hostText)
            .filter(name -> name.value().equals(hostText))
            .filter(name -> name.originLabel().equals(OriginLabel.of(origin)));
    if (host.isEmpty()) {
      return new IssueOutcome.Refused(
          "the host name does not end in ." + OriginLabel.of(origin).value() + ".local");
    }
    if (!csr.wantedHost().isEmpty() && !csr.wantedHost().equals(hostText)) {
      return new IssueOutcome.Refused("the CSR asks for another host name than the request");
    }
    try {
      AttestationVerdict verdict =
          AttestationVerifier.trusting(manufacturers.read(), clock)
              .verify(
                  attestation,
                  new AttestationExpectation(
                      origin.serialized(),
                      challenge.get(),
                      hostText,
                      csr.der(),
                      MAX_ATTESTATION_AGE));
      if (verdict instanceof AttestationVerdict.Verified verified) {
        return certify(origin, user, csr, host.get(), verified.product());
      }
      String reason = ((AttestationVerdict.Refused) verdict).reason();
      return new IssueOutcome.Refused("the attestation is refused: " + reason);
    } catch (IOException e) {
      LOG.error("no certificate can be issued: {}", e.toString());
      return new IssueOutcome.Unavailable(
          "the service cannot read its manufacturers' CA or write its ledger; see its log");
    }
  }

  private IssueOutcome certify(
      Origin origin, Account user, DeviceCsr csr, DeviceHostName host, String product)
      throws IOException {
    Instant now = clock.instant();
    LeafTemplate good =
        new LeafTemplate(
                "Device of the Vicinity demo service",
                csr.key(),
                List.of(host.value()),
                true,
                now.minus(BACKDATED),
                now.minus(BACKDATED).plus(LEAF_LIFE))
            .revocable(RevocationInformation.urls(origin));
    CertificateAuthority signer =
        fault == Fault.OTHER_CA
            ? CertificateAuthority.create("Vicinity demo service CA", now)
            : authority;
    X509Certificate leaf = signer.issue(fault.apply(good, host));
    ledger.add(leaf, user.id(), host.value(), product, now);
    ExchangeStep.CERTIFIED.done();
    return new IssueOutcome.Issued(List.of(leaf), authority.certificate());
  }

  /** Reads which challenge a JWS claims to answer; nothing of it is trusted yet. */
  private static Optional<byte[]> challengeOf(String jws) {
    if (jws.length() > Attestation.MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Map<String, Object> claims = JWSObject.parse(jws).getPayload().toJSONObject();
      return claims != null && claims.get("challenge") instanceof String text
          ? Optional.of(new Base64URL(text).decode())
          : Optional.empty();
    } catch (ParseException | RuntimeException malformed) {
      return Optional.empty();
    }
  }
}
