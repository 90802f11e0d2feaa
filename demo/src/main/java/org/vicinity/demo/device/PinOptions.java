package org.vicinity.demo.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the device's PIN comes from. In a real product it is printed on the label. */
final class PinOptions {
  private static final int MAX_BYTES = 64;

  @Option(
      names = "--pin",
      paramLabel = "PIN",
      description =
          "The PIN on the device's label. Other users of this machine can read a command line, so"
              + " this is for demos; safer: --pin-file, or the environment variable VICINITY_PIN."
              + " Default: 6 random digits, shown at the start.")
  private Optional<String> pin = Optional.empty();

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "A file whose first line is the PIN; - for standard input.")
  private Optional<Path> pinFile = Optional.empty();

  /**
   * A PIN.
   *
   * @param chosenHere whether nobody but this program knows it, so that it must be shown
   */
  record Pin(String value, boolean chosenHere) {
    @Override
    public String toString() {
      return "Pin";
    }
  }

  /** Returns the PIN: from the file, else the command line, else the environment, else random. */
  Pin read(Optional<String> environment, InputStream standardInput) throws IOException {
    if (pinFile.isPresent()) {
      return new Pin(firstLine(pinFile.get(), standardInput), false);
    }
    return pin.or(() -> environment)
        .map(given -> new Pin(given, false))
        .orElseGet(
            () -> new Pin(String.format("%06d", new SecureRandom().nextInt(1_000_000)), true));
  }

  private static String firstLine(Path file, InputStream standardInput) throws IOException {
    byte[] bytes;
    if (file.toString().equals("-")) {
      bytes = readLine(standardInput);
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        bytes = readLine(in);
      }
    }
    String line = new String(bytes, StandardCharsets.UTF_8).strip();
    if (line.isEmpty()) {
      throw new IOException("there is no PIN in the first line of " + file);
    }
    return line;
  }

  /** Reads no further than the line's end: what follows on standard input is the pairing button. */
  private static byte[] readLine(InputStream in) throws IOException {
    byte[] line = new byte[MAX_BYTES];
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (length == MAX_BYTES) {
        throw new IOException("the PIN is longer than " + MAX_BYTES + " bytes");
      }
      line[length++] = (byte) next;
    }
    return java.util.Arrays.copyOf(line, length);
  }
}
