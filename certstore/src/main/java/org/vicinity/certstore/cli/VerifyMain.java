package org.vicinity.certstore.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vicinity.certstore.revocation.RevocationFormatException;
import org.vicinity.certstore.revocation.RevocationList;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.certstore.verify.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code vicinity-verify}. */
@Command(
    name = "vicinity-verify",
    mixinStandardHelpOptions = true,
    version = "vicinity-verify 0.1.0",
    sortOptions = false,
    customSynopsis = {
      "vicinity-verify --host HOST --authority FILE [--crl FILE]... [--at TIME] CHAIN",
      "       vicinity-verify --batch",
    },
    description = {
      "",
      "Says whether the browser would trust a device's certificate chain for a host name, or by"
          + " which rule it refuses it. Opens no connection.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./run verify --host media-server-1.vod-example-com.local --authority ca.pem chain.pem",
      "      trusted",
      "  ./run verify --host tv.vod-example-com.local --authority ca.pem chain.pem",
      "      refused: SUBJECT_ALTERNATIVE_NAME presented DNS \"media-server-1.vod-example-com.local\",",
      "      expected DNS \"tv.vod-example-com.local\" alone (on one line)",
      "  ./run verify --host HOST --authority ca.pem --at 2027-01-01T00:00:00Z chain.pem",
      "      as it will be in 2027",
      "  ./run verify --host HOST --authority ca.pem --crl ca.crl chain.pem",
      "      refused: REVOKED presented the device's certificate revoked on 2026-03-01T12:00:00Z ...",
      "  ./run verify --batch <cases.jsonl >answers.jsonl",
      "      a case in each line: {\"id\":1,\"host\":HOST,\"authority\":[PEM],\"untrusted\":[PEM],"
          + "\"leaf\":PEM,\"crls\":[PEM],\"at\":TIME}",
      "      an answer in each:   {\"id\":1,\"trusted\":true}",
      "                           {\"id\":2,\"trusted\":false,\"rule\":\"EXPIRED\",\"presented\":TEXT,"
          + "\"expected\":TEXT}",
      "",
      "No certificate request is known here, so the leaf's own key counts as the expected one.",
      "The rules are in docs/security/verifier.md.",
      "Exit status: 0 trusted (or every case of a batch answered), 1 refused, 2 wrong use."
    })
public final class VerifyMain implements Callable<Integer> {
  private static final int TRUSTED = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final int HELP_WIDTH = 110;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The host name that the leaf has to be for.")
  private String host;

  @Option(
      names = "--authority",
      paramLabel = "FILE",
      description = "The service's private CA, in PEM. Of several in the file any may be the end.")
  private Path authority;

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description =
          "A revocation list, in DER or PEM; may be repeated. Without any, revocation is not"
              + " checked; with one, every certificate that names a list or a responder needs a"
              + " current list of its issuer.")
  private List<Path> crls = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = VerifyMain.TimeConverter.class,
      description = "When, in ISO 8601 or in seconds since 1970. Default: now")
  private Instant at;

  @Option(
      names = "--batch",
      description = "Reads cases from standard input and writes answers to standard output.")
  private boolean batch;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHAIN",
      description =
          "The leaf's certificate, then intermediate CAs in any order, in PEM; - for standard"
              + " input.")
  private Path chain;

  @Spec private CommandSpec spec;

  private final InputStream in;
  private final PrintStream out;
  private final Clock clock;

  private VerifyMain(InputStream in, PrintStream out, Clock clock) {
    this.in = in;
    this.out = out;
    this.clock = clock;
  }

  /** Runs the command and exits. */
  public static void main(String[] args) {
    // There is no log: the answer says everything.
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(System.in, out, err, Clock.systemUTC(), args);
    out.flush();
    System.exit(status);
  }

  /** Runs the command on the given streams and returns its exit status. */
  static int run(InputStream in, PrintStream out, PrintStream err, Clock clock, String... args) {
    return new CommandLine(new VerifyMain(in, out, clock))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler((wrong, given) -> complain(wrong.getCommandLine(), wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> complain(command, failure))
        .execute(args);
  }

  private static int complain(CommandLine command, Exception failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println(command.getCommandName() + ": " + text + " (--help shows examples)");
    return WRONG_USE;
  }

  @Override
  public Integer call() throws IOException {
    CaseVerifier verifier = new CaseVerifier(new CertificateVerifier());
    if (batch) {
      requireAlone();
      Batch.Count count = new Batch(verifier, new CaseJson(clock)).run(in, out);
      return count.errors() == 0 ? TRUSTED : WRONG_USE;
    }
    require(host != null, "--host HOST is missing");
    require(authority != null, "--authority FILE is missing");
    require(chain != null, "the file with the chain is missing");
    Verdict verdict =
        verifier.verdict(
            new VerificationCase(
                host,
                List.of(text(authority)),
                List.of(),
                text(chain),
                lists(),
                at == null ? clock.instant() : at));
    if (verdict instanceof Verdict.Refused refused) {
      out.println(
          "refused: "
              + refused.rule()
              + " presented "
              + refused.presented()
              + ", expected "
              + refused.expected());
      return REFUSED;
    }
    out.println("trusted");
    return TRUSTED;
  }

  private void requireAlone() {
    require(
        host == null && authority == null && crls.isEmpty() && at == null && chain == null,
        "--batch goes alone: each case names its own host, authority and time");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private List<RevocationList> lists() throws IOException {
    List<RevocationList> lists = new ArrayList<>();
    for (Path file : crls) {
      try {
        lists.addAll(RevocationList.parseAll(bytes(file, 2 * RevocationList.MAX_BYTES + 1)));
      } catch (RevocationFormatException malformed) {
        throw new IOException(file + ": " + malformed.getMessage(), malformed);
      }
    }
    return lists;
  }

  private String text(Path file) throws IOException {
    return new String(bytes(file, PemCertificates.MAX_TEXT + 1), StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads at most so many bytes: more than will be looked at, so that what is longer is refused.
   */
  private byte[] bytes(Path file, int max) throws IOException {
    require(!Files.isDirectory(file), file + " is a folder");
    try (InputStream bytes = file.toString().equals("-") ? in : Files.newInputStream(file)) {
      return bytes.readNBytes(max);
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no file " + file, missing);
    } catch (FileSystemException unreadable) {
      throw new IOException("cannot read " + file + ": " + unreadable.getReason(), unreadable);
    }
  }

  /** A time on the command line. */
  static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return TimeText.parse(text);
      } catch (IllegalArgumentException notATime) {
        throw new TypeConversionException(notATime.getMessage());
      }
    }
  }
}
