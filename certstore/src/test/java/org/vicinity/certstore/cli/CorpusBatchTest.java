package org.vicinity.certstore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.certstore.verify.Case;
import org.vicinity.certstore.verify.Corpus;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Scenario;

/** The corpus through the command, in a process of its own. */
class CorpusBatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_MINUTES = 5;
  private static final Map<String, JsonNode> ANSWERS = new HashMap<>();

  static Stream<Case> corpus() {
    return Corpus.all().filter(one -> one.scenario().question().isPresent());
  }

  @BeforeAll
  static void runOnce(@TempDir Path folder) throws Exception {
    Path cases = Files.write(folder.resolve("cases"), corpus().map(CorpusBatchTest::line).toList());
    Path answers = folder.resolve("answers");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                VerifyMain.class.getName(),
                "--batch")
            .redirectInput(cases.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isZero();
    for (String line : Files.readAllLines(answers)) {
      JsonNode answer = JSON.readTree(line);
      ANSWERS.put(answer.get("id").asText(), answer);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void isAnsweredByTheSameRule(Case one) {
    JsonNode answer = ANSWERS.get(one.what());
    assertThat(answer.path("error").asText()).isEmpty();
    assertThat(answer.get("trusted").asBoolean()).isEqualTo(one.searched().isEmpty());
    assertThat(answer.path("rule").asText())
        .as(answer.toString())
        .isEqualTo(one.searched().map(Rule::name).orElse(""));
  }

  private static String line(Case one) {
    Scenario.Question question = one.scenario().question().orElseThrow();
    ObjectNode line = JSON.createObjectNode();
    line.put("id", one.what()).put("host", question.host()).put("leaf", pem(question.leaf()));
    ArrayNode authorities = line.putArray("authority");
    question.authorities().forEach(certificate -> authorities.add(pem(certificate)));
    ArrayNode untrusted = line.putArray("untrusted");
    question.untrusted().forEach(certificate -> untrusted.add(pem(certificate)));
    return line.put("at", question.at().toString()).toString();
  }

  private static String pem(X509Certificate certificate) {
    return PemCertificates.format(List.of(certificate));
  }
}
