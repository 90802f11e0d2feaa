package org.vicinity.demo.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class DeviceMainTest {
  @TempDir Path directory;

  private record Ended(int status, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = DeviceMain.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    return new Ended(status, out.toString(), err.toString());
  }

  @Test
  void helpHasExamplesThatCanBeTyped() {
    Ended help = run("--help");
    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("Examples:", "./run device --name", "--pin-file", "--interface");
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          run(
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--state",
              directory.resolve("state").toString(),
              "--product-dir",
              directory.resolve("product").toString());
      assertThat(ended.status()).isEqualTo(5);
      assertThat(ended.err())
          .contains("port " + taken.getLocalPort(), "is in use", "--port 0")
          .hasLineCount(1);
    }
  }

  @Test
  void anInterfaceThatIsNotThereIsNamed() {
    Ended ended = run("--interface", "nosuch0", "--state", directory.toString());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("nosuch0").hasLineCount(1);
  }

  @Test
  void aPinThatCannotBeOneIsRefusedWithoutRepeatingIt() {
    Ended ended = run("--pin", "gr\u00fcn", "--state", directory.toString());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("PIN").doesNotContain("gr\u00fcn");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThat(run("--colour", "red").status()).isEqualTo(2);
  }

  private static PinOptions.Pin pin(Optional<String> environment, InputStream in, String... args)
      throws IOException {
    PinOptions options = new PinOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options)).parseArgs(args);
    return options.read(environment, in);
  }

  @Test
  void thePinComesFromFileOptionEnvironmentOrChance() throws Exception {
    Path file = directory.resolve("pin");
    Files.writeString(file, " 111111 \nand more\n");
    InputStream none = InputStream.nullInputStream();
    Optional<String> environment = Optional.of("333333");
    assertThat(pin(environment, none, "--pin", "222222", "--pin-file", file.toString()).value())
        .isEqualTo("111111");
    assertThat(pin(environment, none, "--pin", "222222").value()).isEqualTo("222222");
    assertThat(pin(environment, none).value()).isEqualTo("333333");
    PinOptions.Pin random = pin(Optional.empty(), none);
    assertThat(random.value()).matches("[0-9]{6}");
    assertThat(random.chosenHere()).isTrue();
    assertThat(random.toString()).doesNotContain(random.value());
  }

  @Test
  void thePinFromStandardInputLeavesTheRestToRead() throws Exception {
    InputStream in = new ByteArrayInputStream("444444\n\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(pin(Optional.empty(), in, "--pin-file", "-").value()).isEqualTo("444444");
    assertThat(in.available()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n123456\n", "   "})
  void anEmptyPinFileIsRefused(String content) throws Exception {
    Path file = directory.resolve("pin");
    Files.writeString(file, content);
    assertThatThrownBy(
            () ->
                pin(Optional.empty(), InputStream.nullInputStream(), "--pin-file", file.toString()))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "512K,524288", "8M,8388608", "1G,1073741824"})
  void ratesAreRead(String text, long expected) {
    assertThat(new ByteCount().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "8m", "1.5M", "8 M", "99999999999"})
  void otherRatesAreRefused(String text) {
    assertThatThrownBy(() -> new ByteCount().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
