package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Openssl;

/** The corpus against an independent verifier: every difference has a reason. */
class OpensslDifferenceTest {
  @TempDir Path folder;

  static Stream<Case> corpus() {
    return Corpus.all().filter(one -> one.scenario().question().isPresent());
  }

  @BeforeAll
  static void needsOpenssl() throws Exception {
    assumeTrue(Openssl.isInstalled(), "the openssl command is not installed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void opensslAgreesOrTheDifferenceIsExplained(Case one) throws Exception {
    boolean trusted = one.searched().isEmpty();
    Openssl.Outcome openssl = ask(one.scenario().question().orElseThrow());
    if (openssl.isOk() == trusted) {
      assertThat(Difference.byName(one))
          .as("explained, but openssl says the same: " + openssl.output())
          .isEmpty();
      return;
    }
    assertThat(Difference.of(one)).as(one + "; openssl says: " + openssl.output()).isPresent();
  }

  private Openssl.Outcome ask(Scenario.Question question) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-attime",
                Long.toString(question.at().getEpochSecond()),
                "-verify_hostname",
                question.host(),
                "-trusted",
                write("authorities.pem", question.authorities())));
    if (!question.untrusted().isEmpty()) {
      options.addAll(List.of("-untrusted", write("untrusted.pem", question.untrusted())));
    }
    options.add(write("leaf.pem", List.of(question.leaf())));
    return Openssl.verify(options);
  }

  private String write(String name, List<X509Certificate> certificates) throws IOException {
    return Files.writeString(folder.resolve(name), PemCertificates.format(certificates)).toString();
  }
}
