package org.vicinity.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.demo.service.ca.Ledger;
import org.vicinity.demo.service.ca.RevocationRecords;
import picocli.CommandLine;

class RevokeCommandTest {
  @TempDir Path state;

  private record Ended(int status, String out, String err) {}

  private Ended revoke(String... which) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = ServiceMain.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> arguments = new java.util.ArrayList<>(List.of("revoke"));
    arguments.addAll(List.of(which));
    arguments.addAll(List.of("--state", state.toString()));
    int status = command.execute(arguments.toArray(String[]::new));
    return new Ended(status, out.toString(), err.toString());
  }

  private List<String> revoked() throws Exception {
    return new RevocationRecords(state, new Ledger(state))
        .read().stream().map(each -> each.serial().toString(16)).toList();
  }

  @BeforeEach
  void issue() throws Exception {
    Instant later = Instant.now().plus(Duration.ofDays(9));
    Files.writeString(
        state.resolve("ledger.jsonl"),
        line("alice", "one.vod-example-com.local", "a1", later)
            + line("alice", "two.vod-example-com.local", "a2", later)
            + line("bob", "three.vod-example-com.local", "b1", later)
            + line("bob", "four.vod-example-com.local", "b2", Instant.now().minusSeconds(1))
            // The service is writing a line right now.
            + "{\"at\":\"2026-");
  }

  private static String line(String user, String host, String serial, Instant notAfter) {
    return """
        {"at":"2026-01-01T00:00:00Z","user":"%s","host":"%s","serial":"%s","notAfter":"%s",\
        "product":"p"}
        """
        .formatted(user, host, serial, notAfter);
  }

  @Test
  void aHost() throws Exception {
    Ended ended = revoke("--host", "ONE.vod-example-com.local", "--reason", "key-compromise");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("revoked one.vod-example-com.local of alice, serial number a1", "1 certificate ");
    assertThat(revoked()).containsExactly("a1");
    RevocationRecords.Revoked record =
        new RevocationRecords(state, new Ledger(state)).read().get(0);
    assertThat(record.serial()).isEqualTo(new BigInteger("a1", 16));
    assertThat(record.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
  }

  @Test
  void aUserASerialNumberAndTheRest() throws Exception {
    assertThat(revoke("--serial", "A2").status()).isZero();
    assertThat(revoke("--user", "alice").out()).contains("1 certificate ");
    assertThat(revoked()).containsExactly("a2", "a1");
    assertThat(revoke("--all").out()).contains("serial number b1").doesNotContain("b2");
    assertThat(revoked()).containsExactly("a2", "a1", "b1");
  }

  @Test
  void nothingThatMatchesIsSaid() throws Exception {
    revoke("--all");
    Ended again = revoke("--all");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("nothing was revoked");
    assertThat(revoke("--user", "mallory").status()).isEqualTo(1);
    assertThat(revoked()).hasSize(3);
  }

  @Test
  void whatIsNotSaidExactlyIsRefused() throws Exception {
    assertThat(revoke().status()).isEqualTo(2);
    assertThat(revoke("--all", "--user", "alice").status()).isEqualTo(2);
    assertThat(revoke("--serial", "xyz").err()).contains("not a serial number");
    assertThat(revoke("--all", "--reason", "boredom").err()).contains("no such reason: boredom");
    assertThat(revoke("--all", "--state", state + "/other").status()).isNotZero();
    assertThat(revoked()).isEmpty();
  }

  @Test
  void damagedRecordsAreNotTakenForNone() throws Exception {
    Files.writeString(state.resolve("revoked.jsonl"), "{\"serial\":\"a1\"}\n");
    Ended ended = revoke("--all");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("damaged");
  }

  @Test
  void helpHasExamples() {
    StringWriter out = new StringWriter();
    CommandLine command = ServiceMain.commandLine();
    command.setOut(new PrintWriter(out));
    assertThat(command.execute("revoke", "--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "./run service revoke --user alice");
  }
}
