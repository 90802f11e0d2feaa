package org.vicinity.certstore.verify;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Why {@code openssl verify -x509_strict} says something else; {@code docs/security} lists them.
 */
enum Difference {
  LENGTH("openssl takes any number of intermediates", Rule.CHAIN_LENGTH),
  STRENGTH(
      "openssl's default security level takes SHA-1 and MD5 signatures, small keys and every key type",
      Rule.KEY_STRENGTH,
      Rule.SIGNATURE_ALGORITHM),
  USAGES(
      "openssl takes a leaf without usages or purposes, and with further ones",
      Rule.KEY_USAGE,
      Rule.EXTENDED_KEY_USAGE),
  HOST("openssl takes any host, and none as fitting to every leaf", Rule.HOST_NAME),
  ONE_NAME(
      "openssl takes further names, wildcards, other spellings, and a common name instead",
      Rule.SUBJECT_ALTERNATIVE_NAME),
  LIFE("openssl knows no longest life", Rule.LIFETIME, Rule.OUTLIVES_CA),
  ROOT_SIGNATURE(
      "openssl does not verify a root's own signature",
      "a bit of the root's signature changed",
      "a root that another key signed"),
  POLICIES(
      "openssl checks certificate policies only when told to",
      "a policy that the root requires",
      "a required policy that nobody has",
      "a required policy of another kind",
      "a required policy that only the intermediate has",
      "any policy where it is inhibited"),
  SERIALS(
      "openssl does not look at serial numbers",
      "a negative serial number",
      "a root with serial number 0",
      "a serial number of 21 octets",
      "an intermediate with a negative serial number",
      "an intermediate with a serial number of 30 octets",
      "serial number 0"),
  LEAF_CONSTRAINTS(
      "openssl takes name constraints in a certificate that is no CA",
      "a leaf with name constraints"),
  EMPTY_CONSTRAINTS(
      "openssl takes name constraints without a name, and an empty name as one that fits all",
      "a root that permits an empty DNS name",
      "a root that permits an empty DNS name, not critical",
      "an intermediate that permits an empty DNS name",
      "an intermediate that permits an empty DNS name, not critical",
      "name constraints without any name"),
  FORM(
      "openssl is lenient about encodings, and knows no greatest size",
      "a certificate of 20 kilobytes",
      "a start before 2050 as GeneralizedTime",
      "an end before 2050 as GeneralizedTime",
      "an unknown extension twice in the certificate",
      "an unknown extension twice in the intermediate",
      "an unknown extension twice in the root",
      "a keyUsage with something behind it in the intermediate",
      "a keyUsage with something behind it in the root",
      "a truth that is 1 in the intermediate",
      "a truth that is 1 in the root",
      "basicConstraints in BER in the intermediate",
      "basicConstraints in BER in the root"),
  LAST_SECOND(
      "openssl takes notAfter as the first second that is over; RFC 5280 section 4.1.2.5 includes it",
      "the last second",
      "the leaf's last second by the clock",
      "an intermediate's only second"),
  KEY_IDENTIFIERS(
      "openssl's strict mode wants the key identifiers that a CA should issue; no path needs them",
      "no key identifiers",
      "no authority key identifier",
      "an empty authority key identifier",
      "the issuer's serial number",
      "a root without a subject key identifier",
      "an intermediate with an RSA key of 2048 bits"),
  ANY_PURPOSE(
      "openssl does not take a CA for any purpose as one for servers",
      "an intermediate for any purpose"),
  SEARCH(
      "openssl follows one issuer and does not come back to try another",
      "a twin of the intermediate that is no CA",
      "an intermediate of the same name and key identifier with another key",
      "an intermediate that another root signed as well",
      "two intermediates that also signed each other",
      "a renewed key of the root, which does not count for the path length");

  private final String reason;
  private final Set<Rule> rules;
  private final Set<String> cases;

  /** Whatever a rule refuses, because the rule is Vicinity's own or made stricter. */
  Difference(String reason, Rule... rules) {
    this.reason = reason;
    this.rules = EnumSet.copyOf(Arrays.asList(rules));
    this.cases = Set.of();
  }

  /** These cases and no other. */
  Difference(String reason, String... cases) {
    this.reason = reason;
    this.rules = Set.of();
    this.cases = Set.of(cases);
  }

  String reason() {
    return reason;
  }

  /** Returns the explanation that names the case itself. */
  static Optional<Difference> byName(Case one) {
    return Arrays.stream(values())
        .filter(difference -> difference.cases.contains(one.what()))
        .findAny();
  }

  /** Returns the explanation of a case, by its name or by its rule. */
  static Optional<Difference> of(Case one) {
    return byName(one)
        .or(
            () ->
                one.searched()
                    .flatMap(
                        rule ->
                            Arrays.stream(values())
                                .filter(difference -> difference.rules.contains(rule))
                                .findAny()));
  }
}
