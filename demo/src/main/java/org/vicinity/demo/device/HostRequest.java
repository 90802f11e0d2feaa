package org.vicinity.demo.device;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.demo.pki.CertificateAuthority;
import org.vicinity.demo.pki.SelfSigned;

/**
 * A fresh key pair for one host name: asks for a certificate with it, and knows whether a
 * certificate is the answer.
 *
 * @param host the host name
 * @param pair on P-256; belongs to this host name alone
 */
record HostRequest(String host, KeyPair pair) {
  private static final int DNS_NAME = 2;

  /** Returns a PKCS #10 request (RFC 2986) for the host name, DER; its subject is empty. */
  byte[] csr() throws IOException {
    ExtensionsGenerator wanted = new ExtensionsGenerator();
    wanted.addExtension(
        Extension.subjectAlternativeName, true, CertificateAuthority.dnsNames(List.of(host)));
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Name(new org.bouncycastle.asn1.x500.RDN[0]), pair.getPublic())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IOException("the request cannot be signed", e);
    }
  }

  /** Returns a certificate to serve the host name with until the real one is here. */
  X509Certificate placeholder(Instant now) {
    return SelfSigned.certificate(host, pair, now);
  }

  /**
   * Checks that a chain is the answer to {@link #csr()}: for this key, for this name alone, and
   * signed up to the authority. Dates are not looked at, since the device's clock may be wrong; the
   * browser and the service have looked.
   *
   * @throws ChannelException {@code CERTIFICATE_REFUSED}
   */
  void check(List<X509Certificate> chain, X509Certificate authority) throws ChannelException {
    if (chain.isEmpty()) {
      throw refused("there is no certificate");
    }
    X509Certificate leaf = chain.get(0);
    if (!leaf.getPublicKey().equals(pair.getPublic())) {
      throw refused("it is for another key than the request's");
    }
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      if (names == null || !List.copyOf(names).equals(List.of(List.of(DNS_NAME, host)))) {
        throw refused("it is not for this host name alone");
      }
      for (int i = 0; i < chain.size(); i++) {
        X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : authority;
        chain.get(i).verify(issuer.getPublicKey());
      }
    } catch (java.security.GeneralSecurityException e) {
      throw refused("it is not signed by the authority that came with it");
    }
  }

  private static ChannelException refused(String why) {
    return new ChannelException(ChannelError.CERTIFICATE_REFUSED, why);
  }

  /** Says the host name; never the key. */
  @Override
  public String toString() {
    return "HostRequest[" + host + "]";
  }
}
