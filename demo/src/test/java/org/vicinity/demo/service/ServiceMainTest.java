package org.vicinity.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.service.ca.Fault;
import picocli.CommandLine;

class ServiceMainTest {
  @TempDir Path directory;

  private record Ended(int status, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = ServiceMain.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    return new Ended(status, out.toString(), err.toString());
  }

  @Test
  void helpHasExamplesAndHidesWhatIsForTests() {
    Ended help = run("--help");
    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("Examples:", "./run service --port 0")
        .doesNotContain("--fault");
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Ended ended =
          run("--port", Integer.toString(taken.getLocalPort()), "--state", directory.toString());
      assertThat(ended.status()).isEqualTo(5);
      assertThat(ended.err())
          .contains("port " + taken.getLocalPort(), "is in use", "--port 0")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "-1", "x", "123456"})
  void aPortThatIsNoneIsRefusedInOneLine(String port) {
    Ended ended = run("--port", port);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--port", "0 to 65535", "--help").hasLineCount(1);
  }

  @Test
  void aKeyWithoutACertificateIsRefused() {
    assertThat(run("--tls-key", "key.pem").status()).isEqualTo(2);
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    Ended ended =
        run("--tls-key", directory + "/k.pem", "--tls-cert", directory + "/c.pem", "--port", "0");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("k.pem");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultHasItsName(Fault fault) {
    var parsed = ServiceMain.commandLine().parseArgs("--fault", fault.toString());
    Fault read = parsed.matchedOptionValue("--fault", Fault.NONE);
    assertThat(read).isEqualTo(fault);
  }

  @Test
  void anUnknownFaultIsRefused() {
    assertThat(run("--fault", "lazy").status()).isEqualTo(2);
  }
}
