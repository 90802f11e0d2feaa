package org.vicinity.certstore.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The extensions of one certificate, parsed once (RFC 5280 section 4.2).
 *
 * @param critical those marked critical
 */
record ParsedExtensions(
    Set<ASN1ObjectIdentifier> critical,
    Optional<BasicConstraints> basicConstraints,
    Optional<KeyUsage> keyUsage,
    Optional<ExtendedKeyUsage> extendedKeyUsage,
    Optional<GeneralNames> subjectAlternativeName,
    Optional<NameConstraints> nameConstraints,
    Optional<SubjectKeyIdentifier> subjectKeyIdentifier,
    Optional<AuthorityKeyIdentifier> authorityKeyIdentifier) {

  private static final ParsedExtensions NONE =
      new ParsedExtensions(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Parses them; null means that there are none.
   *
   * @throws IllegalArgumentException when one is malformed; the message says which
   */
  static ParsedExtensions of(Extensions extensions) {
    if (extensions == null) {
      return NONE;
    }
    List<ASN1ObjectIdentifier> oids = Arrays.asList(extensions.getExtensionOIDs());
    if (new HashSet<>(oids).size() != oids.size()) {
      throw new IllegalArgumentException("an extension that occurs twice");
    }
    return new ParsedExtensions(
        Set.of(extensions.getCriticalExtensionOIDs()),
        parsed(extensions, Extension.basicConstraints, BasicConstraints::getInstance),
        parsed(extensions, Extension.keyUsage, KeyUsage::getInstance),
        parsed(extensions, Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance),
        parsed(extensions, Extension.subjectAlternativeName, GeneralNames::getInstance),
        parsed(extensions, Extension.nameConstraints, NameConstraints::getInstance),
        parsed(extensions, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance),
        parsed(extensions, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance));
  }

  boolean isCritical(ASN1ObjectIdentifier oid) {
    return critical.contains(oid);
  }

  private static <T> Optional<T> parsed(
      Extensions extensions, ASN1ObjectIdentifier oid, Function<Object, T> parser) {
    try {
      Extension extension = extensions.getExtension(oid);
      if (extension == null) {
        return Optional.empty();
      }
      byte[] value = extension.getExtnValue().getOctets();
      ASN1Primitive asn1 = ASN1Primitive.fromByteArray(value);
      if (!Arrays.equals(value, asn1.getEncoded(ASN1Encoding.DER))) {
        throw new IllegalArgumentException("another encoding than DER");
      }
      return Optional.of(asn1).map(parser);
    } catch (IOException | RuntimeException malformed) {
      throw new IllegalArgumentException("extension " + oid, malformed);
    }
  }
}
