package org.vicinity.channel.message;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.vicinity.channel.ChannelError;

/** Well-formed messages of every type, up to their limits. */
final class AnyMessage {
  private static final Arbitrary<Long> NUMBER = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
  private static final Arbitrary<byte[]> POINT = bytes(65, 65);
  private static final Arbitrary<byte[]> WORD = bytes(32, 32);
  private static final Arbitrary<byte[]> CERTIFICATE = bytes(1, 3000);
  private static final Arbitrary<Proof> PROOF = Combinators.combine(POINT, WORD).as(Proof::new);
  private static final Arbitrary<String> LABEL =
      Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(63);
  private static final Arbitrary<String> ORIGIN =
      Combinators.combine(
              Arbitraries.of("http://", "https://"), LABEL, Arbitraries.of("", ":1", ":65535"))
          .as((scheme, host, port) -> scheme + host + ".example" + port);
  private static final Arbitrary<String> HOST =
      Combinators.combine(LABEL, LABEL).as((first, second) -> first + "." + second + ".local");
  private static final Arbitrary<String> USER =
      Arbitraries.oneOf(
          Arbitraries.of("", "zoë@example.com", "日本 \uD83D\uDE00", "x".repeat(128)),
          Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(128));

  private AnyMessage() {}

  static Arbitrary<Message> arbitrary() {
    return Arbitraries.oneOf(
        NUMBER.map(Hello::new),
        Combinators.combine(NUMBER, Arbitraries.integers().between(1, 3)).as(HelloReply::new),
        Combinators.combine(NUMBER, POINT, POINT, PROOF, PROOF).as(JpakeRound1::new),
        Combinators.combine(NUMBER, POINT, PROOF).as(JpakeRound2::new),
        Combinators.combine(NUMBER, WORD).as(JpakeRound3::new),
        Combinators.combine(NUMBER, bytes(16, 16_000)).as(Sealed::new),
        Combinators.combine(NUMBER, ORIGIN, USER, bytes(0, 255), HOST).as(OriginStatement::new),
        Combinators.combine(
                NUMBER,
                bytes(1, 4096),
                Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(8192))
            .as(CsrReply::new),
        Combinators.combine(NUMBER, CERTIFICATE.list().ofMinSize(1).ofMaxSize(4), CERTIFICATE)
            .as((n, chain, authority) -> new CertificateDelivery(n, List.copyOf(chain), authority)),
        Combinators.combine(NUMBER, ORIGIN, WORD).as(OriginAllowance::new),
        NUMBER.map(Done::new),
        Combinators.combine(NUMBER, Arbitraries.of(ChannelError.class)).as(Failure::new),
        Combinators.combine(NUMBER, Arbitraries.integers().between(0, 2))
            .as((n, left) -> new Failure(n, ChannelError.WRONG_PIN, left)));
  }

  private static Arbitrary<byte[]> bytes(int least, int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most);
  }
}
