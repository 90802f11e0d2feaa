package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.good;
import static org.vicinity.certstore.verify.Case.via;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.vicinity.certstore.fixture.Service;

/** Dates: edges to the second, and how they are written. */
final class ValidityCases {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ASN1Encodable START = new ASN1UTCTime("260301000000Z");
  private static final ASN1Encodable END = new ASN1UTCTime("260401000000Z");

  private ValidityCases() {}

  static Stream<Case> all() {
    return Stream.of(edges(), forms()).flatMap(stream -> stream);
  }

  private static Stream<Case> edges() {
    return Stream.of(
        good("the root's first second", s -> s.root.from(Service.NOW)),
        good("a root of a century", s -> s.root.to(Instant.parse("2126-03-01T00:00:00Z"))),
        good("a root until the end of time", s -> s.root.to(Instant.parse("9999-12-31T23:59:59Z"))),
        good("a root from 1950 on", s -> s.root.from(Instant.parse("1950-01-01T00:00:00Z"))),
        good(
            "a root until the end of UTCTime",
            s -> s.root.to(Instant.parse("2049-12-31T23:59:59Z"))),
        good(
            "leaf and root that end together",
            s -> s.leaf.to(Service.NOW.plus(Duration.ofDays(3))).from(Service.NOW)),
        good(
            "an intermediate's only second",
            Scenario.viaIntermediate(),
            s -> {
              s.intermediate().valid(Service.NOW, Service.NOW);
              s.leaf.valid(Service.NOW, Service.NOW);
            }),
        via(
            "an intermediate that begins later",
            Rule.NOT_YET_VALID,
            s -> s.intermediate().from(Service.NOW.plus(SECOND))),
        direct(
            "a leaf that ends before it begins",
            Rule.EXPIRED,
            s -> s.leaf.to(Service.NOW.minus(Duration.ofHours(2)))),
        direct(
            "a second after the leaf's end",
            Rule.EXPIRED,
            s -> s.at = Service.NOW.plus(Duration.ofDays(30)).plus(SECOND)),
        good(
            "the leaf's last second by the clock",
            s -> s.at = Service.NOW.plus(Duration.ofDays(30))),
        direct(
            "a second before the leaf's start",
            Rule.NOT_YET_VALID,
            s -> s.at = Service.NOW.minus(Duration.ofHours(1)).minus(SECOND)),
        direct(
            "the clock of the year 3000",
            Rule.EXPIRED,
            s -> s.at = Instant.parse("3000-01-01T00:00:00Z")),
        direct("the clock before 1970", Rule.NOT_YET_VALID, s -> s.at = Instant.ofEpochSecond(-1)),
        direct(
            "a leaf of 91 days",
            Rule.LIFETIME,
            s -> s.leaf.valid(Service.NOW, Service.NOW.plus(Duration.ofDays(91)))),
        direct(
            "a leaf of two years",
            Rule.LIFETIME,
            s -> s.leaf.to(Service.NOW.plus(Duration.ofDays(730)))),
        direct(
            "a leaf that ends a second after the root",
            Rule.OUTLIVES_CA,
            s -> s.root.to(Service.NOW.plus(Duration.ofDays(30)).minus(SECOND))),
        good(
            "a leaf that ends with the root",
            s -> s.root.to(Service.NOW.plus(Duration.ofDays(30)))));
  }

  private static Stream<Case> forms() {
    return Stream.of(
        good("dates as UTCTime", s -> s.leaf.validity(START, END)),
        form("an end before 2050 as GeneralizedTime", START, general("20260401000000Z")),
        form("a start before 2050 as GeneralizedTime", general("20260301000000Z"), END),
        form("a fraction of a second", START, general("20260401000000.5Z")),
        form("a date without a second", START, new ASN1UTCTime("2604010000Z")),
        form("a date with an offset", START, new ASN1UTCTime("260401000000+0100")),
        form("a GeneralizedTime without a zone", START, general("20260401000000")));
  }

  private static ASN1Encodable general(String text) {
    return new ASN1GeneralizedTime(text);
  }

  private static Case form(String what, ASN1Encodable from, ASN1Encodable to) {
    return direct(what, Rule.WELL_FORMED, s -> s.leaf.validity(from, to));
  }
}
