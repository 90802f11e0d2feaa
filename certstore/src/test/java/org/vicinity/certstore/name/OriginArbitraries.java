package org.vicinity.certstore.name;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Origins of every kind, drawn from so few letters that near-collisions are frequent: hyphens, dots
 * and underscores next to each other, punycode prefixes, labels that look like hashed ones.
 */
final class OriginArbitraries {
  private OriginArbitraries() {}

  static Arbitrary<Origin> origins() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just("https")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("http"))),
            hosts(),
            Arbitraries.of(80, 443, 444, 8080))
        .as(Origin::new);
  }

  static Arbitrary<String> hosts() {
    Arbitrary<String> tight =
        Arbitraries.strings().withChars("ab-._").ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> wide =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("0123456789-.")
            .ofMinLength(1)
            .ofMaxLength(90);
    Arbitrary<String> special =
        Arbitraries.of(
            "xn--mnchen-3ya.de",
            "xn-foo.com",
            "xn.-foo",
            "localhost",
            "1.2.3.4",
            "1-2-3-4.a",
            "[::1]",
            "[::]",
            "a---b",
            "a-.b",
            "a.-b",
            "a.b",
            "a-b",
            "origin---aaaaaaaaaaaaaaaaaaaaaaaaaa");
    return Arbitraries.oneOf(tight, wide, special)
        .filter(host -> HostSyntax.problem(host).isEmpty());
  }
}
