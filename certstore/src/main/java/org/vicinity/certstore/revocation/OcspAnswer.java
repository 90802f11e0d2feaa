package org.vicinity.certstore.revocation;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An OCSP response (RFC 6960 section 4.2), asked for or stapled. Immutable, thread-safe. */
public final class OcspAnswer {
  /** Longest response that is looked at, in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  /** How long a response without nextUpdate counts as one of today. */
  private static final Duration DEFAULT_LIFE = Duration.ofDays(1);

  private static final int MAX_SINGLE = 64;

  private final byte[] encoded;
  private final BasicOCSPResp basic;

  private OcspAnswer(byte[] encoded, BasicOCSPResp basic) {
    this.encoded = encoded;
    this.basic = basic;
  }

  /**
   * Decodes a response.
   *
   * @param der hostile
   * @throws RevocationFormatException when it is none, tells of an error, or is too long
   */
  public static OcspAnswer parse(byte[] der) throws RevocationFormatException {
    if (der.length > MAX_BYTES) {
      throw new RevocationFormatException("an OCSP response of more than " + MAX_BYTES + " bytes");
    }
    try {
      // Refuses what stands behind the response.
      ASN1Primitive.fromByteArray(der);
      OCSPResp response = new OCSPResp(der);
      if (response.getStatus() != OCSPResp.SUCCESSFUL) {
        throw new RevocationFormatException(
            "an OCSP response with the error status " + response.getStatus());
      }
      if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new RevocationFormatException("an OCSP response of an unknown type");
      }
      if (basic.getResponses().length > MAX_SINGLE) {
        throw new RevocationFormatException(
            "an OCSP response about more than " + MAX_SINGLE + " certificates");
      }
      decodeAll(basic);
      return new OcspAnswer(der.clone(), basic);
    } catch (IOException | OCSPException | RuntimeException malformed) {
      throw new RevocationFormatException("not an OCSP response in DER", malformed);
    }
  }

  /** Bouncy Castle decodes most parts when they are asked for; a malformed one has to show now. */
  private static void decodeAll(BasicOCSPResp basic) {
    basic.getCerts();
    basic.getProducedAt();
    for (SingleResp single : basic.getResponses()) {
      single.getCertID().getSerialNumber();
      single.getThisUpdate();
      single.getNextUpdate();
      told(single.getCertStatus(), Instant.EPOCH);
    }
  }

  /** Returns the response in DER. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Says whether it tells of a certificate of that issuer; nothing is verified. */
  public boolean isAbout(X509Certificate certificate, X509Certificate issuer) {
    return single(certificate, issuer).isPresent();
  }

  /** Returns as of when it tells of a certificate; empty when it does not. */
  public Optional<Instant> thisUpdate(X509Certificate certificate, X509Certificate issuer) {
    return single(certificate, issuer).map(single -> single.getThisUpdate().toInstant());
  }

  /**
   * Says whether it may answer that question: one with another nonce does not. One without a nonce
   * may, because responders that sign beforehand know none (RFC 6960 section 4.4.1).
   */
  public boolean answers(OcspQuestion question) {
    Extension nonce = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce == null) {
      return true;
    }
    byte[] value = nonce.getExtnValue().getOctets();
    return MessageDigest.isEqual(value, question.nonce())
        || MessageDigest.isEqual(unwrapped(value), question.nonce());
  }

  /**
   * Returns what the response says of a certificate.
   *
   * @param issuer the CA that issued the certificate, and signed the response or a certificate of
   *     the one who did
   */
  public RevocationStatus status(
      X509Certificate certificate, X509Certificate issuer, Instant at, RevocationPolicy policy) {
    Optional<SingleResp> single = single(certificate, issuer);
    if (single.isEmpty()) {
      return new RevocationStatus.Unknown("an OCSP response about another certificate");
    }
    Instant thisUpdate = single.get().getThisUpdate().toInstant();
    Instant nextUpdate =
        Optional.ofNullable(single.get().getNextUpdate())
            .map(Date::toInstant)
            .orElse(thisUpdate.plus(DEFAULT_LIFE));
    Optional<String> unusable =
        criticalProblem(single.get())
            .or(() -> OcspSigner.problem(basic, issuer, at))
            .or(() -> policy.tooEarly("an OCSP response", thisUpdate, at));
    if (unusable.isPresent()) {
      return new RevocationStatus.Unknown(unusable.get());
    }
    RevocationStatus told = told(single.get().getCertStatus(), nextUpdate);
    return told instanceof RevocationStatus.Revoked
        ? told
        : policy
            .tooLate("an OCSP response", thisUpdate, nextUpdate, at)
            .<RevocationStatus>map(RevocationStatus.Unknown::new)
            .orElse(told);
  }

  private static RevocationStatus told(CertificateStatus status, Instant nextUpdate) {
    // Bouncy Castle says "good" by a null.
    if (status == CertificateStatus.GOOD) {
      return new RevocationStatus.Good(nextUpdate);
    }
    if (!(status instanceof RevokedStatus revoked)) {
      return new RevocationStatus.Unknown(
          "an OCSP response that says the certificate is unknown to its issuer");
    }
    int code = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
    return new RevocationStatus.Revoked(
        revoked.getRevocationTime().toInstant(),
        RevocationReason.of(code).orElse(RevocationReason.UNSPECIFIED));
  }

  private Optional<String> criticalProblem(SingleResp single) {
    Set<?> ofAll = basic.getCriticalExtensionOIDs();
    boolean onlyNonce = ofAll.stream().allMatch(OCSPObjectIdentifiers.id_pkix_ocsp_nonce::equals);
    return onlyNonce && single.getCriticalExtensionOIDs().isEmpty()
        ? Optional.empty()
        : Optional.of("an OCSP response with an unknown critical extension");
  }

  private Optional<SingleResp> single(X509Certificate certificate, X509Certificate issuer) {
    return Arrays.stream(basic.getResponses())
        .filter(
            single -> single.getCertID().getSerialNumber().equals(certificate.getSerialNumber()))
        .filter(single -> isOf(issuer, single))
        .findFirst();
  }

  private static boolean isOf(X509Certificate issuer, SingleResp single) {
    try {
      X509CertificateHolder holder = new JcaX509CertificateHolder(issuer);
      return single
          .getCertID()
          .matchesIssuer(holder, new JcaDigestCalculatorProviderBuilder().build());
    } catch (CertificateEncodingException
        | OCSPException
        | OperatorCreationException
        | RuntimeException unknownDigest) {
      return false;
    }
  }

  /**
   * Most responders wrap the nonce in an OCTET STRING, as RFC 6960 section 4.4.1 says; some do not.
   */
  private static byte[] unwrapped(byte[] value) {
    try {
      return ASN1OctetString.getInstance(value).getOctets();
    } catch (RuntimeException plain) {
      return new byte[0];
    }
  }
}
