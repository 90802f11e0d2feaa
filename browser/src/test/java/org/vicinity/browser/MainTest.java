package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The tests' JVM is headless: whatever gets as far as a display ends there. */
class MainTest {
  private record Ended(int status, String out, String err) {}

  private static Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    CommandLine command =
        Main.commandLine(new PrintStream(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true));
    int status = command.execute(arguments);
    return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  @Test
  void helpNamesEveryOptionAndShowsExamples() {
    Ended ended = run("--help");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("Examples", "./run browser")
        .contains("--profile", "--interface", "--remote-debugging-port", "--automation")
        .contains("--choose", "--pin", "--pin-file", "--settings");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "not an address",
        "--pin=1234",
        "--choose=x",
        "--remote-debugging-port=80",
        "--remote-debugging-port=x"
      })
  void aWrongCommandLineIsRefusedWithStatusTwo(String argument) {
    Ended ended = run(argument);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--help shows examples").hasLineCount(1);
  }

  @Test
  void anUnreadablePinFileIsNamed() {
    Ended ended = run("--automation", "--choose", "x", "--pin-file", "/nowhere/pin");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("/nowhere/pin");
  }

  @Test
  void withoutADisplayItSaysWhatToDo() {
    Ended ended = run("http://localhost:1234/", "--interface", "lo");
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.err()).contains("no display", "apt-get install xvfb");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ended ended = run("--remote-debugging-port", Integer.toString(taken.getLocalPort()));
      assertThat(ended.status()).isEqualTo(5);
      assertThat(ended.err()).contains(Integer.toString(taken.getLocalPort()), "in use");
    }
  }
}
