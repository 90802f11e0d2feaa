package org.vicinity.bridge;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.certstore.name.DeviceHostName;

/**
 * Reads a device's certificate request (PKCS#10, RFC 2986) before a page sees it: well formed,
 * signed with its own key, and for the granted host name only. Whether the key is strong enough is
 * the verifier's question, when the certificate comes.
 */
final class CsrCheck {
  private static final int MAX_DER = 8 * 1024;

  private CsrCheck() {}

  /**
   * Checks a request.
   *
   * @param der hostile bytes
   * @return the key that it is for
   * @throws ApiFailure {@code BAD_CSR}, with what is wrong
   */
  static PublicKey check(byte[] der, DeviceHostName host) throws ApiFailure {
    if (der.length > MAX_DER) {
      throw bad("it is longer than " + MAX_DER + " bytes");
    }
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
      if (!Arrays.equals(der, request.getEncoded())) {
        throw bad("it is not exactly one DER structure");
      }
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw bad("its signature does not verify with its own key");
      }
      checkSubject(request, host.value());
      checkNames(request, host.value());
      return key;
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException malformed) {
      // Bouncy Castle reports malformed parts as several kinds of runtime exception.
      throw bad("it is not a well-formed PKCS#10 request");
    }
  }

  /** Returns the request as text (RFC 7468 section 7). */
  static String pem(byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject("CERTIFICATE REQUEST", der));
    } catch (IOException impossible) {
      throw new IllegalStateException("a StringWriter does not fail", impossible);
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static void checkSubject(JcaPKCS10CertificationRequest request, String host)
      throws ApiFailure {
    for (RDN rdn : request.getSubject().getRDNs()) {
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        boolean isCommonName = part.getType().equals(BCStyle.CN);
        if (isCommonName && !IETFUtils.valueToString(part.getValue()).equals(host)) {
          throw bad("its common name is not " + host);
        }
      }
    }
  }

  private static void checkNames(JcaPKCS10CertificationRequest request, String host)
      throws ApiFailure {
    if (request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest).length != 1) {
      throw bad("it has not exactly one extension request");
    }
    Extensions extensions = request.getRequestedExtensions();
    GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    List<GeneralName> all = names == null ? List.of() : List.of(names.getNames());
    if (all.size() != 1
        || all.get(0).getTagNo() != GeneralName.dNSName
        || !all.get(0).getName().toString().equals(host)) {
      throw bad("its only subject alternative name must be DNS:" + host);
    }
  }

  private static ApiFailure bad(String detail) {
    return new ApiFailure(ApiError.BAD_CSR, detail);
  }
}
