package org.vicinity.certstore.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vicinity.certstore.verify.Verdict;

/** Cases as JSON lines in, answers as JSON lines out, one by one and in the same order. */
final class Batch {
  /** Longest line, in characters; far above what the longest chain that is looked at takes. */
  static final int MAX_LINE = 4 * 1024 * 1024;

  /**
   * What was answered.
   *
   * @param errors lines that were no case
   */
  record Count(long trusted, long refused, long errors) {}

  private final CaseVerifier verifier;
  private final CaseJson json;
  private long trusted;
  private long refused;
  private long errors;

  Batch(CaseVerifier verifier, CaseJson json) {
    this.verifier = verifier;
    this.json = json;
  }

  /** Answers until the input ends. Empty lines get no answer. */
  Count run(InputStream in, PrintStream out) throws IOException {
    LineReader lines =
        new LineReader(
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), MAX_LINE);
    long number = 0;
    Optional<LineReader.Line> line;
    while ((line = lines.next()).isPresent()) {
      number++;
      if (!line.get().text().isBlank()) {
        out.print(answer(number, line.get()) + "\n");
        out.flush();
        if (out.checkError()) {
          throw new IOException("the answers cannot be written");
        }
      }
    }
    return new Count(trusted, refused, errors);
  }

  private String answer(long number, LineReader.Line line) {
    JsonNode id = CaseJson.id(line.text());
    try {
      if (!line.isWhole()) {
        throw new IllegalArgumentException("a line of more than " + MAX_LINE + " characters");
      }
      Verdict verdict = verifier.verdict(json.read(line.text()));
      if (verdict instanceof Verdict.Trusted) {
        trusted++;
      } else {
        refused++;
      }
      return CaseJson.answer(id, verdict);
    } catch (IllegalArgumentException noCase) {
      errors++;
      return CaseJson.error(id, number, noCase.getMessage());
    } catch (RuntimeException unforeseen) {
      // One case must not end the others; it is not trusted.
      errors++;
      return CaseJson.error(id, number, "cannot be processed: " + unforeseen.getClass().getName());
    }
  }
}
