package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.exclude;
import static org.vicinity.certstore.verify.Case.good;
import static org.vicinity.certstore.verify.Case.permit;
import static org.vicinity.certstore.verify.Case.via;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Name constraints of all kinds: at the root and at the intermediate, critical and not. */
final class NameConstraintCases {
  private static final boolean FITS = true;
  private static final boolean OUTSIDE = false;

  private NameConstraintCases() {}

  static Stream<Case> all() {
    return Stream.of(permitted(), excluded(), combined()).flatMap(stream -> stream);
  }

  private static Stream<Case> permitted() {
    return Stream.of(
            names("permits local", FITS, permit(dnsName("local"))),
            names("permits LOCAL", FITS, permit(dnsName("LOCAL"))),
            names("permits the origin's names", FITS, permit(dnsName("vod-example-com.local"))),
            names("permits the very name", FITS, permit(dnsName(Scenario.HOST))),
            names(
                "permits the name in upper case",
                FITS,
                permit(dnsName(Scenario.HOST.toUpperCase(Locale.ROOT)))),
            names("permits an empty DNS name", OUTSIDE, permit(dnsName(""))),
            names(
                "permits several, the right one last",
                FITS,
                permit(dnsName("bank.com"), dnsName("tv.local"), dnsName("local"))),
            names("permits a public name", OUTSIDE, permit(dnsName("example.com"))),
            names("permits a longer name", OUTSIDE, permit(dnsName("a." + Scenario.HOST))),
            names("permits half a label", OUTSIDE, permit(dnsName("com.local"))),
            names("permits a wildcard", OUTSIDE, permit(dnsName("*.local"))),
            names("permits the first label", OUTSIDE, permit(dnsName("media-server-1"))),
            names("permits some addresses", FITS, permit(ip("192.168.0.0/16"))),
            names("permits some IPv6 addresses", FITS, permit(ip("fd00::/8"))),
            names("permits an email domain", FITS, permit(email("example.com"))),
            names("permits a URI host", FITS, permit(uri("example.com"))),
            names(
                "permits a DNS name and others",
                FITS,
                permit(dnsName("local"), ip("10.0.0.0/8"), email("a@example.com"), uri("local"))))
        .flatMap(stream -> stream);
  }

  private static Stream<Case> excluded() {
    return Stream.of(
            names("excludes local", OUTSIDE, exclude(dnsName("local"))),
            names("excludes LOCAL", OUTSIDE, exclude(dnsName("LOCAL"))),
            names("excludes the very name", OUTSIDE, exclude(dnsName(Scenario.HOST))),
            names("excludes an empty DNS name", OUTSIDE, exclude(dnsName(""))),
            names(
                "excludes several, the right one last",
                OUTSIDE,
                exclude(dnsName("bank.com"), dnsName("vod-example-com.local"))),
            names("excludes another origin's names", FITS, exclude(dnsName("bank-com.local"))),
            names("excludes a name below", FITS, exclude(dnsName("a." + Scenario.HOST))),
            names("excludes half a label", FITS, exclude(dnsName("com.local"))),
            names("excludes all IPv4 addresses", FITS, exclude(every(4))),
            names("excludes all IPv6 addresses", FITS, exclude(every(16))),
            names("excludes an email domain", FITS, exclude(email("local"))),
            names("excludes a URI host", FITS, exclude(uri(".local"))),
            names(
                "excludes a foreign subject",
                FITS,
                exclude(new GeneralName(new X500Name("O=Somebody")))))
        .flatMap(stream -> stream);
  }

  private static Stream<Case> combined() {
    return Stream.of(
        leafName("permits the leaf's subject", FITS, permit(directory("O=Media cache"))),
        leafName(
            "permits the leaf's subject, otherwise cased",
            FITS,
            permit(directory("O=MEDIA CACHE"))),
        leafName("permits another organisation", OUTSIDE, permit(directory("O=Media"))),
        leafName("excludes the leaf's subject", OUTSIDE, exclude(directory("O=Media cache"))),
        leafName(
            "excludes more than the leaf's subject",
            FITS,
            exclude(directory("O=Media cache,CN=a"))),
        good(
            "a subject below a permitted one",
            Scenario.viaIntermediate(),
            s -> {
              s.leaf.subject("C=DE,O=Media cache,CN=one");
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(directory("C=DE,O=Media cache")));
            }),
        good(
            "no subject where subjects are constrained",
            Scenario.viaIntermediate(),
            s -> {
              s.leaf
                  .subject("")
                  .with(
                      Extension.subjectAlternativeName,
                      true,
                      new GeneralNames(dnsName(Scenario.HOST)));
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(directory("O=Somebody")));
            }),
        via(
            "an intermediate outside of the root's permitted subjects",
            Rule.NAME_CONSTRAINTS,
            s -> s.root.with(Extension.nameConstraints, true, permit(directory("O=Media cache")))),
        via(
            "an intermediate with a DNS name outside of the root's",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(dnsName("local")));
              s.intermediate()
                  .with(
                      Extension.subjectAlternativeName,
                      false,
                      new GeneralNames(dnsName("bank.com")));
            }),
        good(
            "constraints that narrow step by step",
            Scenario.viaIntermediate(),
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(dnsName("local")));
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(dnsName(Scenario.HOST)));
            }),
        good(
            "constraints that widen again, within the root's",
            Scenario.viaIntermediate(),
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(dnsName(Scenario.HOST)));
              s.intermediate().with(Extension.nameConstraints, true, permit(dnsName("local")));
            }),
        via(
            "an intermediate that permits what the root excludes",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, exclude(dnsName(Scenario.HOST)));
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(dnsName(Scenario.HOST)));
            }),
        via(
            "a name that is permitted and excluded",
            Rule.NAME_CONSTRAINTS,
            s ->
                s.intermediate()
                    .with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                            new GeneralSubtree[] {new GeneralSubtree(dnsName("local"))},
                            new GeneralSubtree[] {new GeneralSubtree(dnsName(Scenario.HOST))}))),
        via(
            "an address where only other addresses are permitted",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(ip("10.0.0.0/8")));
              s.leaf.with(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(
                      new GeneralName[] {
                        dnsName(Scenario.HOST),
                        new GeneralName(GeneralName.iPAddress, "192.168.1.1")
                      }));
            }),
        via(
            "an excluded email address besides",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, exclude(email("bank.com")));
              s.leaf.with(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(
                      new GeneralName[] {dnsName(Scenario.HOST), email("root@bank.com")}));
            }),
        via(
            "an excluded URI besides",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, exclude(uri("bank.com")));
              s.leaf.with(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(
                      new GeneralName[] {dnsName(Scenario.HOST), uri("https://bank.com/")}));
            }),
        via(
            "name constraints without any name",
            Rule.NAME_CONSTRAINTS,
            s -> s.intermediate().with(Extension.nameConstraints, true, new DERSequence())));
  }

  /** A case at the root and at the intermediate, critical and not. */
  private static Stream<Case> names(String what, boolean fits, NameConstraints constraints) {
    List<Case> cases = new ArrayList<>();
    for (boolean atRoot : new boolean[] {true, false}) {
      for (boolean critical : new boolean[] {true, false}) {
        Scenario scenario = Scenario.viaIntermediate();
        (atRoot ? scenario.root : scenario.intermediate())
            .with(Extension.nameConstraints, critical, constraints);
        cases.add(
            Case.of(
                (atRoot ? "a root" : "an intermediate")
                    + " that "
                    + what
                    + (critical ? "" : ", not critical"),
                fits ? Optional.empty() : Optional.of(Rule.NAME_CONSTRAINTS),
                scenario));
      }
    }
    return cases.stream();
  }

  private static Case leafName(String what, boolean fits, NameConstraints constraints) {
    Consumer<Scenario> change =
        s -> s.intermediate().with(Extension.nameConstraints, true, constraints);
    String whole = "an intermediate that " + what;
    return fits
        ? good(whole, Scenario.viaIntermediate(), change)
        : via(whole, Rule.NAME_CONSTRAINTS, change);
  }

  private static GeneralName ip(String range) {
    return new GeneralName(GeneralName.iPAddress, range);
  }

  private static GeneralName every(int octets) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[2 * octets]));
  }

  private static GeneralName email(String constraint) {
    return new GeneralName(GeneralName.rfc822Name, constraint);
  }

  private static GeneralName uri(String constraint) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, constraint);
  }

  private static GeneralName directory(String name) {
    return new GeneralName(new X500Name(name));
  }
}
