package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.good;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Names of devices' certificates that look alike, hide something, or are no DNS name. */
final class AlternativeNameCases {
  private static final String HOST = Scenario.HOST;
  private static final int MANY = 200;

  private AlternativeNameCases() {}

  static Stream<Case> all() {
    return Stream.of(texts(), kinds(), subjects(), hosts()).flatMap(stream -> stream);
  }

  private static Stream<Case> texts() {
    return Stream.of(
            "\u0000" + HOST,
            HOST + "\u0000",
            "media-server-1\u0000.vod-example-com.local",
            HOST + " ",
            " " + HOST,
            HOST + "\t",
            HOST + "\n",
            "." + HOST,
            HOST + "..",
            "media-server-1..vod-example-com.local",
            "media-server-1.vod-example-com",
            "media-server-1.vod-example-com.local.bank.com",
            "media_server_1.vod-example-com.local",
            "_media-server-1.vod-example-com.local",
            "xn--media-server-1-.vod-example-com.local",
            "xn--mdia-server-1-ceb.vod-example-com.local",
            "media-server-1.vod-example-com.LOCAL",
            "MEDIA-SERVER-1.VOD-EXAMPLE-COM.LOCAL",
            "media-server-1.vod--example-com.local",
            "media-server-1.vod.example.com.local",
            "media-server-1.*.local",
            "*.*.local",
            "*.local",
            "*",
            "m*.vod-example-com.local",
            "*-1.vod-example-com.local",
            "media-server-*.vod-example-com.local",
            "*" + HOST,
            "local",
            "localhost",
            "192.168.1.1",
            "[::1]",
            "https://" + HOST,
            HOST + ":443",
            HOST + "/",
            "user@" + HOST,
            "%6dedia-server-1.vod-example-com.local",
            "a".repeat(63) + ".vod-example-com.local",
            "a".repeat(64) + ".vod-example-com.local")
        .map(name -> san("DNS " + Printable.of(name), dnsName(name)));
  }

  private static Stream<Case> kinds() {
    GeneralName host = dnsName(HOST);
    return Stream.of(
        san("an IPv4 address as text of its octets", ip("127.0.0.1")),
        san("an IPv6 address", ip("fe80::1")),
        san("an IPv4-mapped IPv6 address", ip("::ffff:192.168.1.1")),
        san("an IPv6 address besides", host, ip("2001:db8::1")),
        san("an email address besides", host, name(GeneralName.rfc822Name, "a@b.local")),
        san(
            "a URI besides",
            host,
            name(GeneralName.uniformResourceIdentifier, "https://" + HOST + "/")),
        san("a registered identifier", name(GeneralName.registeredID, "1.2.3.4")),
        san("a registered identifier besides", host, name(GeneralName.registeredID, "1.2.3.4")),
        san("another name", other()),
        san("another name besides", host, other()),
        san("the name in two spellings", host, dnsName(HOST.toUpperCase(java.util.Locale.ROOT))),
        san("a wildcard besides", host, dnsName("*.vod-example-com.local")),
        san("the name and one below it", host, dnsName("a." + HOST)),
        san(
            "many names, one of them right",
            Stream.concat(
                    IntStream.range(0, MANY).mapToObj(i -> dnsName("tv" + i + ".a.local")),
                    Stream.of(host))
                .toArray(GeneralName[]::new)),
        direct(
            "an alternative name without any",
            Rule.SUBJECT_ALTERNATIVE_NAME,
            s -> s.leaf.with(Extension.subjectAlternativeName, false, new DERSequence())),
        direct(
            "an alternative name that is a text",
            Rule.WELL_FORMED,
            s -> s.leaf.with(Extension.subjectAlternativeName, false, new DERIA5String(HOST))),
        direct(
            "a DNS name in UTF-8",
            Rule.SUBJECT_ALTERNATIVE_NAME,
            s ->
                s.leaf.withRaw(
                    Extension.subjectAlternativeName,
                    false,
                    new byte[] {0x30, 6, (byte) 0x82, 4, 'a', (byte) 0xC3, (byte) 0xA4, 'b'})),
        direct(
            "an address of five octets",
            Rule.SUBJECT_ALTERNATIVE_NAME,
            s ->
                s.leaf.withRaw(
                    Extension.subjectAlternativeName,
                    false,
                    new byte[] {0x30, 7, (byte) 0x87, 5, 1, 2, 3, 4, 5})));
  }

  private static Stream<Case> subjects() {
    return Stream.of(
        good("the host as the common name as well", s -> s.leaf.subject("CN=" + HOST)),
        good("two foreign common names", s -> s.leaf.subject("CN=bank.com,CN=shop.com")),
        good("an address as the common name", s -> s.leaf.subject("CN=192.168.1.1")),
        good("a subject in another script", s -> s.leaf.subject("CN=\u0442\u0432")),
        good("a critical alternative name beside a subject", s -> critical(s, true)),
        direct(
                "no subject and an alternative name that is not critical",
                Rule.SUBJECT_ALTERNATIVE_NAME,
                s -> s.leaf.subject(""))
            .searched(Rule.WELL_FORMED),
        direct(
            "the host as the common name beside another alternative name",
            Rule.SUBJECT_ALTERNATIVE_NAME,
            s -> {
              s.leaf.subject("CN=" + HOST);
              s.leaf.with(
                  Extension.subjectAlternativeName, false, new GeneralNames(dnsName("a.b.local")));
            }));
  }

  private static Stream<Case> hosts() {
    return Stream.concat(
        Stream.of(
                "",
                ".",
                "local",
                "media-server-1.local",
                "a.media-server-1.vod-example-com.local",
                HOST + ".",
                "." + HOST,
                HOST + " ",
                "*.vod-example-com.local",
                "media_server.vod-example-com.local",
                "xn--mdia-bpa.vod-example-com.local",
                "192.0.2.1",
                "2001:db8::1",
                "vod.example.com")
            .map(host -> direct("asked for \"" + host + "\"", Rule.HOST_NAME, s -> s.host = host)),
        Stream.of(
            good("asked for in upper case", s -> s.host = "MEDIA-SERVER-1.vod-example-com.LOCAL"),
            direct(
                "asked for another device",
                Rule.SUBJECT_ALTERNATIVE_NAME,
                s -> s.host = "media-server-2.vod-example-com.local"),
            direct(
                "asked for another origin",
                Rule.SUBJECT_ALTERNATIVE_NAME,
                s -> s.host = "media-server-1.vod--example-com.local")));
  }

  private static void critical(Scenario scenario, boolean critical) {
    scenario.leaf.with(Extension.subjectAlternativeName, critical, new GeneralNames(dnsName(HOST)));
  }

  private static Case san(String what, GeneralName... names) {
    return direct(
        "named " + what,
        Rule.SUBJECT_ALTERNATIVE_NAME,
        s -> s.leaf.with(Extension.subjectAlternativeName, false, new GeneralNames(names)));
  }

  private static GeneralName ip(String address) {
    return name(GeneralName.iPAddress, address);
  }

  private static GeneralName name(int kind, String value) {
    return new GeneralName(kind, value);
  }

  private static GeneralName other() {
    return new GeneralName(
        GeneralName.otherName,
        new DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {
              new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"),
              new DERTaggedObject(true, 0, new DERUTF8String(HOST))
            }));
  }
}
