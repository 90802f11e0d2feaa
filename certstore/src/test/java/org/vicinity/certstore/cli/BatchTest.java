package org.vicinity.certstore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vicinity.certstore.fixture.Lists;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.PemCertificates;

class BatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = "tv.vod-example-com.local";
  private static final Template ROOT = Service.root("vod");
  private static final String AUTHORITY = pem(ROOT.selfSigned());
  private static final X509Certificate CERTIFICATE = Service.leaf(ROOT, HOST).signedBy(ROOT);
  private static final String LEAF = pem(CERTIFICATE);

  private final CaseVerifier verifier = new CaseVerifier(new CertificateVerifier());
  private final CaseJson json = new CaseJson(Clock.fixed(Service.NOW, ZoneOffset.UTC));

  private record Result(Batch.Count count, List<JsonNode> answers) {}

  @Test
  void answersComeInTheOrderOfTheCases() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(line(Map.of("id", i, "host", i % 2 == 0 ? HOST : "other.vod.local")));
    }
    Result result = run(String.join("\n", lines));
    assertThat(result.answers()).extracting(answer -> answer.get("id").asInt()).isSorted();
    assertThat(result.count()).isEqualTo(new Batch.Count(50, 50, 0));
    assertThat(result.answers().get(0)).hasToString("{\"id\":0,\"trusted\":true}");
    assertThat(result.answers().get(1))
        .hasToString(
            "{\"id\":1,\"trusted\":false,\"rule\":\"SUBJECT_ALTERNATIVE_NAME\","
                + "\"presented\":\"DNS \\\"tv.vod-example-com.local\\\"\","
                + "\"expected\":\"DNS \\\"other.vod.local\\\" alone\"}");
  }

  @Test
  void anAnswerComesBeforeTheNextCaseIsRead() throws Exception {
    PipedOutputStream cases = new PipedOutputStream();
    PipedInputStream answers = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(answers), false, "UTF-8");
    PipedInputStream in = new PipedInputStream(cases, 1 << 16);
    CompletableFuture<Batch.Count> done =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new Batch(verifier, json).run(in, out);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    cases.write((line(Map.of("id", "first")) + "\n").getBytes(StandardCharsets.UTF_8));
    cases.flush();
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\n") < 0) {
      answer.append((char) answers.read());
    }
    assertThat(answer).hasToString("{\"id\":\"first\",\"trusted\":true}\n");
    cases.close();
    assertThat(done.get(1, TimeUnit.MINUTES)).isEqualTo(new Batch.Count(1, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json                              | null | not JSON",
        "{\"id\":1                            | 1    | not JSON",
        "{\"id\":1,\"id\":2}                  | 1    | Duplicate",
        "{\"id\":1} {}                        | 1    | not JSON",
        "[1]                                  | null | not a JSON object",
        "{\"id\":true}                        | true | authority is missing",
        "{\"id\":[1],\"authority\":[]}        | null | host is missing",
        "{\"authority\":\"PEM\",\"host\":\"\",\"id\":2.5} | 2.5  | authority is not a list of texts",
        "{\"id\":1,\"host\":\"\",\"authority\":[1]} | 1    | authority is not a list of texts",
        "{\"id\":1,\"authority\":[],\"host\":5} | 1  | host is not a text",
      })
  void aLineThatIsNoCaseGetsAnErrorAndTheNextAnAnswer(String line, String id, String why)
      throws IOException {
    Result result = run(line + "\n\r\n\n" + line(Map.of("id", "next")) + "\r\n");
    JsonNode error = result.answers().get(0);
    assertThat(error.get("id")).hasToString(id);
    assertThat(error.get("trusted").asBoolean()).isFalse();
    assertThat(error.get("line").asInt()).isEqualTo(1);
    assertThat(error.get("error").asText()).contains(why);
    assertThat(result.answers().get(1)).hasToString("{\"id\":\"next\",\"trusted\":true}");
    assertThat(result.count()).isEqualTo(new Batch.Count(1, 0, 1));
  }

  @Test
  void aLineBeyondAllMeasureGetsAnErrorWithItsId() throws IOException {
    String line = "{\"id\":7,\"host\":\"" + "a".repeat(Batch.MAX_LINE) + "\"}";
    Result result = run(line + "\n" + line(Map.of("id", 8)));
    assertThat(result.answers().get(0).get("id").asInt()).isEqualTo(7);
    assertThat(result.answers().get(0).get("error").asText()).contains("a line of more than");
    assertThat(result.answers().get(1).get("trusted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, true",
    "1772366400, true",
    "1970-01-01, false",
    "999999999999999999, false"
  })
  void theTimeMayBeATextOrANumber(String at, boolean trusted) throws IOException {
    assertThat(run(line(Map.of("at", at))).answers().get(0).get("trusted").asBoolean())
        .isEqualTo(trusted);
    if (at.matches("[0-9]+")) {
      assertThat(
              run(line(Map.of("at", Long.parseLong(at))))
                  .answers()
                  .get(0)
                  .get("trusted")
                  .asBoolean())
          .isEqualTo(trusted);
    }
  }

  @ParameterizedTest
  @CsvSource({"tomorrow", "1e3", "''", "2026-03-01T12:00:00"})
  void aTimeThatIsNoneIsAnError(String at) throws IOException {
    assertThat(run(line(Map.of("at", at))).answers().get(0).get("error").asText())
        .contains("ISO 8601");
    assertThat(run(line(Map.of("at", 1.5))).answers().get(0).get("error").asText())
        .contains("whole number");
  }

  @Test
  void oddHostsAreRefusedByTheirRule() throws IOException {
    for (String host :
        List.of(
            "",
            ".",
            "example.com",
            "192.0.2.1",
            "[::1]",
            "*.local",
            "a\u0000b",
            "\uD83D",
            "x".repeat(100_000))) {
      JsonNode answer = run(line(Map.of("host", host))).answers().get(0);
      assertThat(answer.get("rule").asText()).isEqualTo("HOST_NAME");
      assertThat(answer.get("presented").asText()).hasSizeLessThan(300);
    }
  }

  @Test
  void withoutAnAuthorityNothingIsTrusted() throws IOException {
    assertThat(rule(Map.of("authority", List.of()))).isEqualTo("ISSUER");
  }

  @Test
  void whatIsMalformedButNotNeededDoesNotMatter() throws IOException {
    JsonNode answer =
        run(line(Map.of("authority", List.of("x", AUTHORITY), "untrusted", List.of("y"))))
            .answers()
            .get(0);
    assertThat(answer.get("trusted").asBoolean()).isTrue();
  }

  @Test
  void whatIsMalformedAndMissingIsTold() throws IOException {
    String other = pem(Service.root("other").selfSigned());
    assertThat(rule(Map.of("authority", List.of("x", other)))).isEqualTo("WELL_FORMED");
    assertThat(rule(Map.of("authority", List.of("x")))).isEqualTo("WELL_FORMED");
    assertThat(rule(Map.of("authority", List.of(other), "untrusted", List.of("x"))))
        .isEqualTo("WELL_FORMED");
    assertThat(rule(Map.of("leaf", "x"))).isEqualTo("WELL_FORMED");
  }

  @Test
  void revocationListsAreHeeded() throws IOException {
    assertThat(run(line(Map.of("crls", List.of(crl(Lists.of(ROOT)))))).count().trusted()).isOne();
    assertThat(rule(Map.of("crls", List.of(crl(Lists.of(ROOT).revoking(CERTIFICATE))))))
        .isEqualTo("REVOKED");
    assertThat(run(line(Map.of("crls", List.of("x")))).answers().get(0).get("error").asText())
        .startsWith("crls: ");
  }

  @Test
  void answersThatNobodyTakesEndTheRun() {
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
    closed.close();
    assertThatThrownBy(() -> new Batch(verifier, json).run(stream(line(Map.of())), closed))
        .isInstanceOf(IOException.class);
  }

  @Property(tries = 500)
  void everyLineGetsExactlyOneAnswer(@ForAll @StringLength(max = 200) String text)
      throws IOException {
    String line = text.replace("\n", "") + "x";
    assertThat(run(line).answers()).hasSize(1);
  }

  @Test
  void thousandsOfCasesRunInOneProcess() throws IOException {
    String one = line(Map.of("id", 1)) + "\n";
    assertThat(run(one.repeat(2_000)).count()).isEqualTo(new Batch.Count(2_000, 0, 0));
  }

  private Result run(String lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Batch.Count count =
        new Batch(verifier, json)
            .run(stream(lines), new PrintStream(out, false, StandardCharsets.UTF_8));
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      answers.add(JSON.readTree(line));
    }
    return new Result(count, answers);
  }

  private String rule(Map<String, ?> changes) throws IOException {
    return run(line(changes)).answers().get(0).path("rule").asText();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A good case with some members changed. */
  private static String line(Map<String, ?> changes) {
    var members = JSON.createObjectNode();
    members.put("host", HOST).put("leaf", LEAF).putArray("authority").add(AUTHORITY);
    changes.forEach((name, value) -> members.set(name, JSON.valueToTree(value)));
    return members.toString();
  }

  private static String crl(Lists list) {
    String base64 = Base64.getMimeEncoder().encodeToString(list.der());
    return "-----BEGIN X509 CRL-----\n" + base64 + "\n-----END X509 CRL-----\n";
  }

  private static String pem(X509Certificate certificate) {
    return PemCertificates.format(List.of(certificate));
  }
}
