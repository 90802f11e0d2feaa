package org.vicinity.certstore.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CRLHolder;
import org.vicinity.certstore.verify.Strength;

/**
 * A revocation list (RFC 5280 section 5): complete, of one issuer about its own certificates.
 * Thread-safe. Delta lists (section 5.2.4), indirect lists and lists for some reasons only are
 * decoded and then never used.
 */
public final class RevocationList {
  /** Longest list that is looked at, in bytes: room for about 25,000 entries. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_LISTS = 16;
  private static final int CRL_SIGN = 6;
  private static final String BEGIN = "-----BEGIN X509 CRL-----";
  private static final String END = "-----END X509 CRL-----";

  private final byte[] encoded;
  private final X509CRLHolder holder;
  private final ListContents contents;

  /** The key that the signature was last verified with, which costs time. */
  private volatile Optional<PublicKey> signer = Optional.empty();

  private RevocationList(byte[] encoded, X509CRLHolder holder, ListContents contents) {
    this.encoded = encoded;
    this.holder = holder;
    this.contents = contents;
  }

  /**
   * Decodes one list.
   *
   * @param der hostile
   * @throws RevocationFormatException when it is no list, or a longer one than {@link #MAX_BYTES}
   */
  public static RevocationList parse(byte[] der) throws RevocationFormatException {
    if (der.length > MAX_BYTES) {
      throw new RevocationFormatException("a revocation list of more than " + MAX_BYTES + " bytes");
    }
    try {
      CertificateList list = CertificateList.getInstance(ASN1Primitive.fromByteArray(der));
      return new RevocationList(der.clone(), new X509CRLHolder(list), ListContents.of(list));
    } catch (IOException | RuntimeException malformed) {
      throw new RevocationFormatException("not a revocation list in DER", malformed);
    }
  }

  /**
   * Decodes a file: one list in DER, or up to {@value #MAX_LISTS} in PEM (RFC 7468 section 6).
   *
   * @throws RevocationFormatException when it is anything else
   */
  public static List<RevocationList> parseAll(byte[] file) throws RevocationFormatException {
    if (file.length > 0 && file[0] == 0x30) {
      return List.of(parse(file));
    }
    if (file.length > 2 * MAX_BYTES) {
      throw new RevocationFormatException(
          "revocation lists of more than " + 2 * MAX_BYTES + " bytes");
    }
    List<RevocationList> lists = new ArrayList<>();
    String rest = new String(file, StandardCharsets.US_ASCII).strip();
    while (!rest.isEmpty()) {
      int end = rest.indexOf(END, BEGIN.length());
      if (!rest.startsWith(BEGIN) || end < 0 || lists.size() == MAX_LISTS) {
        throw new RevocationFormatException(
            "not a revocation list in DER, and not up to " + MAX_LISTS + " of them in PEM");
      }
      lists.add(parse(base64(rest.substring(BEGIN.length(), end))));
      rest = rest.substring(end + END.length()).stripLeading();
    }
    if (lists.isEmpty()) {
      throw new RevocationFormatException("no revocation list in it");
    }
    return List.copyOf(lists);
  }

  private static byte[] base64(String text) throws RevocationFormatException {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException notBase64) {
      throw new RevocationFormatException("a block that is not base64", notBase64);
    }
  }

  /** Returns the list in DER. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns when it was made. */
  public Instant thisUpdate() {
    return contents.thisUpdate();
  }

  /** Says whether it names that CA as its issuer; nothing is verified. */
  public boolean isOf(X509Certificate ca) {
    return contents.issuer().equals(ca.getSubjectX500Principal());
  }

  /**
   * Says whether it is older than another list of the same issuer: by number, and by time.
   * Replacing a list by such a one would take revocations back.
   */
  public boolean isOlderThan(RevocationList kept) {
    BigInteger number = contents.number().orElse(BigInteger.ZERO);
    return number.compareTo(kept.contents.number().orElse(BigInteger.ZERO)) < 0
        || thisUpdate().isBefore(kept.thisUpdate());
  }

  /**
   * Says why nothing can be learned from it at that time; empty when it is a current list, signed
   * by that CA.
   */
  public Optional<String> problem(X509Certificate issuer, Instant at, RevocationPolicy policy) {
    return untrusted(issuer, at, policy).or(() -> tooLate(at, policy));
  }

  private Optional<String> untrusted(X509Certificate issuer, Instant at, RevocationPolicy policy) {
    if (!isOf(issuer)) {
      return Optional.of("a revocation list of another issuer");
    }
    if (contents.unusable().isPresent()) {
      return contents.unusable();
    }
    return signatureProblem(issuer)
        .or(() -> policy.tooEarly("a revocation list", contents.thisUpdate(), at));
  }

  private Optional<String> tooLate(Instant at, RevocationPolicy policy) {
    return policy.tooLate("a revocation list", contents.thisUpdate(), contents.nextUpdate(), at);
  }

  /**
   * Returns what the list says of a certificate.
   *
   * @param issuer the CA that issued the certificate, and must have signed the list
   */
  public RevocationStatus status(
      X509Certificate certificate, X509Certificate issuer, Instant at, RevocationPolicy policy) {
    Optional<String> unusable =
        untrusted(issuer, at, policy).or(() -> contents.scope().problem(certificate));
    if (unusable.isPresent()) {
      return new RevocationStatus.Unknown(unusable.get());
    }
    return Optional.<RevocationStatus>ofNullable(
            contents.revoked().get(certificate.getSerialNumber()))
        .or(() -> tooLate(at, policy).map(RevocationStatus.Unknown::new))
        .orElseGet(() -> new RevocationStatus.Good(contents.nextUpdate()));
  }

  private Optional<String> signatureProblem(X509Certificate issuer) {
    boolean[] usage = issuer.getKeyUsage();
    if (usage == null || !usage[CRL_SIGN]) {
      return Optional.of("a revocation list of a CA that may not sign lists (no cRLSign)");
    }
    PublicKey key = issuer.getPublicKey();
    if (signer.filter(key::equals).isPresent()) {
      return Optional.empty();
    }
    if (!Strength.isStrong(holder.toASN1Structure().getSignatureAlgorithm())
        || !Strength.isStrong(issuer)) {
      return Optional.of("a revocation list with a weak signature");
    }
    if (!Signatures.isValid(holder::isSignatureValid, key)) {
      return Optional.of("a revocation list with a signature that is not its issuer's");
    }
    signer = Optional.of(key);
    return Optional.empty();
  }
}
