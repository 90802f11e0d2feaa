package org.vicinity.demo.service.ca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A device's certification request (PKCS #10, RFC 2986), of which only key and name are looked at:
 * what the certificate says is the service's decision.
 *
 * @param der its encoding, over which the attestation was made
 * @param key an EC key on a curve of 256 bits; the request proves that the device holds it
 * @param wantedHost the one name that it asks for; empty when it asks for none
 */
record DeviceCsr(byte[] der, PublicKey key, String wantedHost) {
  /** The longest request as text, in characters. */
  static final int MAX_TEXT = 8 * 1024;

  private static final int KEY_BITS = 256;
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\\s]+)"
              + "-----END (?:NEW )?CERTIFICATE REQUEST-----\\s*");

  /**
   * Reads a request and verifies its own signature.
   *
   * @param text PEM (RFC 7468 section 7), or the DER in base64
   */
  static DeviceCsr parse(String text) throws CsrException {
    byte[] der = decode(text);
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
      PublicKey key = request.getPublicKey();
      if (!(key instanceof ECPublicKey ec)
          || ec.getParams().getCurve().getField().getFieldSize() != KEY_BITS) {
        throw new CsrException("the CSR's key is not on P-256");
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new CsrException("the CSR's signature is wrong");
      }
      return new DeviceCsr(request.getEncoded(), key, wantedHost(request));
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      // A hostile encoding makes the parser fail in more ways than it declares.
      throw new CsrException("the CSR is not well formed");
    }
  }

  private static byte[] decode(String text) throws CsrException {
    if (text.length() > MAX_TEXT) {
      throw new CsrException("the CSR is longer than " + MAX_TEXT + " characters");
    }
    Matcher pem = PEM.matcher(text);
    String base64 = (pem.matches() ? pem.group(1) : text).replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException notBase64) {
      throw new CsrException("the CSR is neither PEM nor base64");
    }
  }

  private static String wantedHost(JcaPKCS10CertificationRequest request) throws CsrException {
    Extensions extensions = request.getRequestedExtensions();
    Extension names =
        extensions == null ? null : extensions.getExtension(Extension.subjectAlternativeName);
    if (names == null) {
      return "";
    }
    GeneralName[] all = GeneralNames.getInstance(names.getParsedValue()).getNames();
    if (all.length != 1 || all[0].getTagNo() != GeneralName.dNSName) {
      throw new CsrException("the CSR does not ask for one host name");
    }
    return all[0].getName().toString();
  }
}
