package org.vicinity.demo.service.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.vicinity.certstore.name.Origin;
import org.vicinity.demo.pki.CertificateAuthority;
import org.vicinity.demo.pki.LeafTemplate;

/**
 * What the service publishes of its revocations: a list (RFC 5280 section 5) and responses to OCSP
 * questions (RFC 6960), made anew at each request and signed by the private CA itself. Thread-safe.
 */
public final class RevocationInformation {
  /** The path of the list. */
  public static final String LIST = "/vicinity/revocation/list.crl";

  /** The path of the OCSP responder. */
  public static final String RESPONDER = "/vicinity/revocation/ocsp";

  /** Longest OCSP request that is answered, in bytes. */
  public static final int MAX_QUESTION = 4 * 1024;

  private static final Duration LIST_LIFE = Duration.ofDays(1);
  private static final Duration ANSWER_LIFE = Duration.ofHours(4);
  private static final int MAX_SINGLE = 8;
  private static final int MAX_NONCE = 128;

  private final CertificateAuthority authority;
  private final Ledger ledger;
  private final RevocationRecords records;
  private final Clock clock;

  RevocationInformation(
      CertificateAuthority authority, Ledger ledger, RevocationRecords records, Clock clock) {
    this.authority = authority;
    this.ledger = ledger;
    this.records = records;
    this.clock = clock;
  }

  /** Returns the addresses that stand in certificates of a service. */
  static LeafTemplate.RevocationUrls urls(Origin service) {
    return new LeafTemplate.RevocationUrls(
        service.serialized() + LIST, service.serialized() + RESPONDER);
  }

  /** Returns a list of now, in DER. */
  public byte[] list() throws IOException {
    Instant now = clock.instant();
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(
            X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()),
            Date.from(now));
    list.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
    for (RevocationRecords.Revoked each : records.read()) {
      // One more list names it after its end (RFC 5280 section 3.3).
      if (each.notAfter().plus(LIST_LIFE).isAfter(now)) {
        list.addCRLEntry(each.serial(), Date.from(each.since()), each.reason().code());
      }
    }
    // The time as a number rises without anything to remember.
    list.addExtension(Extension.cRLNumber, false, new ASN1Integer(now.toEpochMilli()));
    return list.build(authority.signer()).getEncoded();
  }

  /**
   * Answers an OCSP question, in DER.
   *
   * @param question hostile
   */
  public byte[] answer(byte[] question) throws IOException {
    OCSPReq request;
    try {
      request = new OCSPReq(question);
    } catch (IOException | RuntimeException malformed) {
      return error(OCSPResp.MALFORMED_REQUEST);
    }
    Req[] asked = request.getRequestList();
    Optional<Extension> nonce =
        Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
    if (asked.length == 0
        || asked.length > MAX_SINGLE
        || nonce.filter(each -> each.getExtnValue().getOctets().length > MAX_NONCE).isPresent()) {
      return error(OCSPResp.MALFORMED_REQUEST);
    }
    return answer(List.of(asked), nonce);
  }

  private byte[] answer(List<Req> asked, Optional<Extension> nonce) throws IOException {
    Instant now = clock.instant();
    Set<BigInteger> issued =
        ledger.read().stream().map(IssuedCertificate::serial).collect(Collectors.toSet());
    List<RevocationRecords.Revoked> revoked = records.read();
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      BasicOCSPRespBuilder response =
          new BasicOCSPRespBuilder(
              new RespID(
                  SubjectPublicKeyInfo.getInstance(
                      authority.certificate().getPublicKey().getEncoded()),
                  digests.get(RespID.HASH_SHA1)));
      X509CertificateHolder issuer =
          new X509CertificateHolder(authority.certificate().getEncoded());
      for (Req each : asked) {
        CertificateID id = each.getCertID();
        boolean known = issued.contains(id.getSerialNumber()) && id.matchesIssuer(issuer, digests);
        response.addResponse(
            id,
            known ? status(id.getSerialNumber(), revoked) : new UnknownStatus(),
            Date.from(now),
            Date.from(now.plus(ANSWER_LIFE)));
      }
      nonce.ifPresent(each -> response.setResponseExtensions(new Extensions(each)));
      return new OCSPRespBuilder()
          .build(
              OCSPResp.SUCCESSFUL,
              response.build(authority.signer(), new X509CertificateHolder[0], Date.from(now)))
          .getEncoded();
    } catch (OCSPException
        | OperatorCreationException
        | java.security.cert.CertificateEncodingException
        | RuntimeException unanswerable) {
      return error(OCSPResp.MALFORMED_REQUEST);
    }
  }

  private static CertificateStatus status(
      BigInteger serial, List<RevocationRecords.Revoked> revoked) {
    return revoked.stream()
        .filter(each -> each.serial().equals(serial))
        .findFirst()
        .<CertificateStatus>map(
            each -> new RevokedStatus(Date.from(each.since()), each.reason().code()))
        .orElse(CertificateStatus.GOOD);
  }

  private static byte[] error(int status) throws IOException {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException impossible) {
      throw new IllegalStateException("an error has no parts that could fail", impossible);
    }
  }
}
