package org.vicinity.certstore.revocation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.vicinity.certstore.verify.Strength;

/**
 * Who may sign OCSP responses (RFC 6960 section 4.2.2.2): the issuer of the certificate in
 * question, or one whom the issuer itself certified for that purpose.
 */
final class OcspSigner {
  /** A responder's own certificate is not asked about, so it has to be short-lived or say so. */
  private static final Duration MAX_LIFE = Duration.ofDays(90);

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NOT_A_CA = -1;
  private static final int MAX_CERTIFICATES = 4;

  private OcspSigner() {}

  /** Says why a response does not count; empty when its signature is that of one who may. */
  static Optional<String> problem(BasicOCSPResp response, X509Certificate issuer, Instant at) {
    if (!Strength.isStrong(response.getSignatureAlgorithmID()) || !Strength.isStrong(issuer)) {
      return Optional.of("an OCSP response with a weak signature");
    }
    if (isNamed(
        response,
        issuer.getSubjectX500Principal().getEncoded(),
        issuer.getPublicKey().getEncoded())) {
      return isSignedBy(response, issuer.getPublicKey())
          ? Optional.empty()
          : Optional.of("an OCSP response with a signature that is not the issuer's");
    }
    X509CertificateHolder[] certificates = response.getCerts();
    if (certificates.length > MAX_CERTIFICATES) {
      return Optional.of("an OCSP response with more than " + MAX_CERTIFICATES + " certificates");
    }
    for (X509CertificateHolder each : certificates) {
      Optional<X509Certificate> responder = decoded(each);
      if (responder.isPresent()
          && isNamed(
              response,
              responder.get().getSubjectX500Principal().getEncoded(),
              responder.get().getPublicKey().getEncoded())) {
        return delegationProblem(responder.get(), issuer, at)
            .or(
                () ->
                    isSignedBy(response, responder.get().getPublicKey())
                        ? Optional.empty()
                        : Optional.of(
                            "an OCSP response with a signature that is not its responder's"));
      }
    }
    return Optional.of("an OCSP response of a responder whom the issuer did not certify");
  }

  private static Optional<String> delegationProblem(
      X509Certificate responder, X509Certificate issuer, Instant at) {
    if (!responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !isIssuedBy(responder, issuer)) {
      return Optional.of("an OCSP response of a responder whom the issuer did not certify");
    }
    if (!mayAnswer(responder)) {
      return Optional.of("an OCSP response of a responder without the purpose OCSPSigning");
    }
    Instant from = responder.getNotBefore().toInstant();
    Instant to = responder.getNotAfter().toInstant();
    if (at.isBefore(from) || at.isAfter(to)) {
      return Optional.of("an OCSP response of a responder valid from " + from + " to " + to);
    }
    boolean unchecked =
        responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    if (!unchecked && Duration.between(from, to).compareTo(MAX_LIFE) > 0) {
      return Optional.of(
          "an OCSP response of a responder certified for more than "
              + MAX_LIFE.toDays()
              + " days without ocsp-nocheck");
    }
    return Optional.empty();
  }

  private static boolean mayAnswer(X509Certificate responder) {
    try {
      List<String> purposes = responder.getExtendedKeyUsage();
      boolean[] usage = responder.getKeyUsage();
      return purposes != null
          && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
          && (usage == null || usage[DIGITAL_SIGNATURE])
          && responder.getBasicConstraints() == NOT_A_CA
          && !responder.hasUnsupportedCriticalExtension();
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  private static boolean isIssuedBy(X509Certificate responder, X509Certificate issuer) {
    try {
      responder.verify(issuer.getPublicKey());
      return Strength.isStrong(responder)
          && Strength.isStrong(new JcaX509CertificateHolder(responder).getSignatureAlgorithm());
    } catch (GeneralSecurityException | RuntimeException wrong) {
      return false;
    }
  }

  private static boolean isSignedBy(BasicOCSPResp response, PublicKey key) {
    return Signatures.isValid(response::isSignatureValid, key);
  }

  private static boolean isNamed(BasicOCSPResp response, byte[] name, byte[] key) {
    RespID named = response.getResponderId();
    try {
      return named.equals(new RespID(X500Name.getInstance(name)))
          || named.equals(
              new RespID(
                  SubjectPublicKeyInfo.getInstance(key),
                  new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1)));
    } catch (OCSPException | OperatorCreationException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  private static Optional<X509Certificate> decoded(X509CertificateHolder holder) {
    try {
      return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
    } catch (CertificateException | RuntimeException malformed) {
      return Optional.empty();
    }
  }
}
