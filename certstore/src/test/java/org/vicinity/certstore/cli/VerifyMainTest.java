package org.vicinity.certstore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.verify.PemCertificates;

class VerifyMainTest {
  private static final String HOST = "tv.vod-example-com.local";

  @TempDir Path folder;

  private final Template root = Service.root("vod");
  private final Template intermediate = Service.intermediate(root);
  private final Template leaf = Service.leaf(intermediate, HOST);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String stdin = "";
  private Path authority;
  private Path chain;

  @BeforeEach
  void writeFiles() throws IOException {
    authority = write("ca.pem", root.selfSigned());
    chain = write("chain.pem", leaf.signedBy(intermediate), intermediate.signedBy(root));
  }

  @Test
  void aGoodChainIsTrusted() {
    assertThat(run("--host", HOST, "--authority", authority.toString(), chain.toString())).isZero();
    assertThat(out).hasToString("trusted\n");
    assertThat(err.size()).isZero();
  }

  @Test
  void theChainMayComeOverStandardInput() throws IOException {
    stdin = Files.readString(chain);
    assertThat(run("--host", HOST, "--authority", authority.toString(), "-")).isZero();
  }

  @Test
  void anyOfSeveralAuthoritiesIsTaken() throws IOException {
    Path both = write("both.pem", Service.root("other").selfSigned(), root.selfSigned());
    assertThat(run("--host", HOST, "--authority", both.toString(), chain.toString())).isZero();
  }

  @Test
  void aRefusalIsOneLineWithRulePresentedAndExpected() {
    assertThat(run("--host", "a.b.local", "--authority", authority.toString(), chain.toString()))
        .isEqualTo(1);
    assertThat(out)
        .hasToString(
            "refused: SUBJECT_ALTERNATIVE_NAME presented DNS \"tv.vod-example-com.local\","
                + " expected DNS \"a.b.local\" alone\n");
  }

  @ParameterizedTest
  @MethodSource("times")
  void theTimeMayBeGiven(String at, String answer) {
    run("--host", HOST, "--authority", authority.toString(), "--at", at, chain.toString());
    assertThat(out.toString()).startsWith(answer);
  }

  static Stream<Arguments> times() {
    long now = Service.NOW.getEpochSecond();
    return Stream.of(
        arguments("2026-03-01T12:00:00Z", "trusted"),
        arguments("2026-03-01T13:00:00+01:00", "trusted"),
        arguments("2026-03-02", "trusted"),
        arguments(Long.toString(now), "trusted"),
        arguments("2027-03-01T12:00:00Z", "refused: EXPIRED"),
        arguments("0", "refused: NOT_YET_VALID"),
        arguments("-99999999999", "refused: NOT_YET_VALID"),
        arguments("+999999999-12-31T23:59:59Z", "refused: EXPIRED"));
  }

  @Test
  void whatIsNoCertificateIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertThat(run("--host", HOST, "--authority", authority.toString(), text.toString()))
        .isEqualTo(1);
    assertThat(out.toString()).startsWith("refused: WELL_FORMED presented the chain: not");
    assertThat(run("--host", HOST, "--authority", text.toString(), chain.toString())).isEqualTo(1);
  }

  @Test
  void aRevocationListIsHeeded() throws IOException {
    Path others = Files.write(folder.resolve("others.crl"), Lists.of(intermediate).der());
    Path revoking =
        Files.write(
            folder.resolve("ca.crl"),
            Lists.of(intermediate).revoking(leaf.signedBy(intermediate)).der());
    String[] command = {"--host", HOST, "--authority", authority.toString(), chain.toString()};
    assertThat(run(with(command, "--crl", others.toString()))).isZero();
    assertThat(run(with(command, "--crl", others.toString(), "--crl", revoking.toString())))
        .isEqualTo(1);
    assertThat(out.toString()).contains("refused: REVOKED presented the device's certificate");
    assertThat(run(with(command, "--crl", chain.toString()))).isEqualTo(2);
    assertThat(err.toString()).contains("chain.pem: ", "revocation list");
  }

  @ParameterizedTest
  @MethodSource("wrongUses")
  void wrongUseIsToldInWords(List<String> arguments, String words) {
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString())
        .contains(words)
        .endsWith("(--help shows examples)\n")
        .hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  static Stream<Arguments> wrongUses() {
    return Stream.of(
        arguments(List.of(), "--host HOST is missing"),
        arguments(List.of("--host", HOST), "--authority FILE is missing"),
        arguments(
            List.of("--host", HOST, "--authority", "x"), "the file with the chain is missing"),
        arguments(List.of("--host", HOST, "--authority", "/no", "/none"), "there is no file /no"),
        arguments(List.of("--host", HOST, "--authority", "/", "/none"), "/ is a folder"),
        arguments(List.of("--at", "noon"), "a time is in ISO 8601"),
        arguments(List.of("--at", "2026-13-01"), "a time is in ISO 8601"),
        arguments(List.of("--batch", "--host", HOST), "--batch goes alone"),
        arguments(List.of("--what"), "--what"));
  }

  @Test
  void helpShowsExamples() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("./run verify --batch", "Exit status: 0 trusted");
  }

  private static String[] with(String[] command, String... more) {
    return Stream.of(more, command).flatMap(Stream::of).toArray(String[]::new);
  }

  private int run(String... arguments) {
    return VerifyMain.run(
        new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.fixed(Service.NOW, ZoneOffset.UTC),
        arguments);
  }

  private Path write(String name, X509Certificate... certificates) throws IOException {
    return Files.writeString(folder.resolve(name), PemCertificates.format(List.of(certificates)));
  }
}
