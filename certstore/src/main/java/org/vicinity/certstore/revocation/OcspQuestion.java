package org.vicinity.certstore.revocation;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A question to an OCSP responder about one certificate, with a nonce (RFC 6960 section 4.1, RFC
 * 9654). Immutable.
 */
public final class OcspQuestion {
  /** RFC 9654 section 2.1 wants 32 bytes where nothing speaks against it. */
  private static final int NONCE = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] encoded;
  private final byte[] nonce;

  private OcspQuestion(byte[] encoded, byte[] nonce) {
    this.encoded = encoded;
    this.nonce = nonce;
  }

  /** Makes one with a fresh nonce. */
  public static OcspQuestion about(X509Certificate certificate, X509Certificate issuer) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      // SHA-1 names the issuer here and protects nothing; every responder knows it.
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new JcaX509CertificateHolder(issuer),
              certificate.getSerialNumber());
      Extension withNonce =
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
              false,
              new DEROctetString(nonce).getEncoded());
      return new OcspQuestion(
          new OCSPReqBuilder()
              .addRequest(id)
              .setRequestExtensions(new Extensions(withNonce))
              .build()
              .getEncoded(),
          nonce);
    } catch (CertificateEncodingException
        | OCSPException
        | OperatorCreationException
        | IOException impossible) {
      throw new IllegalArgumentException("a certificate that cannot be asked about", impossible);
    }
  }

  /** Returns the request in DER. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns the nonce. */
  byte[] nonce() {
    return nonce.clone();
  }
}
