package org.vicinity.demo.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.vicinity.certstore.revocation.RevocationReason;
import org.vicinity.demo.cli.DataDirectories;
import org.vicinity.demo.service.ca.IssuedCertificate;
import org.vicinity.demo.service.ca.Ledger;
import org.vicinity.demo.service.ca.RevocationRecords;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code vicinity-service revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Withdraws certificates that the service issued to devices. It works on the service's records,"
          + " whether the service runs or not; a running one tells it at once, and a browser that"
          + " can reach the service stops using the device within ten minutes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./run service revoke --host media-server.vod-example-com.local",
      "      one device, by the host name that its page and the browser's settings show",
      "  ./run service revoke --user alice --reason privilege-withdrawn",
      "      all devices of a user",
      "  ./run service revoke --all --state /tmp/second-service",
      "      everything that another service issued",
      "",
      "Exit status: 0 revoked, 1 nothing matched or failed, 2 wrong options."
    })
final class RevokeCommand implements Callable<Integer> {
  /** Exactly one of them. */
  static final class Which {
    @Option(
        names = "--host",
        paramLabel = "HOST",
        required = true,
        description = "The device with this host name.")
    private String host;

    @Option(
        names = "--user",
        paramLabel = "USER",
        required = true,
        description = "All devices of this user.")
    private String user;

    @Option(
        names = "--serial",
        paramLabel = "HEX",
        required = true,
        description = "The certificate with this serial number.")
    private String serial;

    @Option(names = "--all", required = true, description = "Everything that was issued.")
    private boolean all;

    Predicate<IssuedCertificate> predicate() {
      if (host != null) {
        return issued -> issued.host().equals(host.toLowerCase(Locale.ROOT));
      }
      if (user != null) {
        return issued -> issued.user().equals(user);
      }
      if (serial != null) {
        BigInteger number = new BigInteger(serial, 16);
        return issued -> issued.serial().equals(number);
      }
      return issued -> all;
    }
  }

  /** Those that a service can have; a certificate on hold could not be given back here. */
  private static final List<RevocationReason> REASONS =
      List.of(
          RevocationReason.UNSPECIFIED,
          RevocationReason.KEY_COMPROMISE,
          RevocationReason.AFFILIATION_CHANGED,
          RevocationReason.SUPERSEDED,
          RevocationReason.CESSATION_OF_OPERATION,
          RevocationReason.PRIVILEGE_WITHDRAWN);

  /** Their names on the command line. */
  static final class Reasons implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return REASONS.stream().map(RevokeCommand::name).iterator();
    }
  }

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      defaultValue = "unspecified",
      completionCandidates = Reasons.class,
      description = "Why: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private String reason;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where the service's private CA and its ledger are. Default:"
              + " ~/.local/share/vicinity/demo-service")
  private Path state = DataDirectories.of("demo-service");

  @Spec private CommandSpec spec;

  private static String name(RevocationReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Integer call() throws IOException {
    RevocationReason why =
        REASONS.stream()
            .filter(each -> name(each).equals(reason))
            .findFirst()
            .orElseThrow(() -> wrong("no such reason: " + reason));
    Predicate<IssuedCertificate> matches;
    try {
      matches = which.predicate();
    } catch (NumberFormatException notHex) {
      throw wrong("not a serial number in hexadecimal digits");
    }
    if (!Files.isDirectory(state)) {
      throw new IOException("there is no service's state in " + state + "; give it with --state");
    }
    List<IssuedCertificate> revoked =
        new RevocationRecords(state, new Ledger(state))
            .revoke(matches, why, Clock.systemUTC().instant());
    PrintWriter out = spec.commandLine().getOut();
    if (revoked.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "nothing was revoked: in "
                  + state
                  + " no certificate matches that is still valid and was not revoked before");
      return CommandLine.ExitCode.SOFTWARE;
    }
    for (IssuedCertificate each : revoked) {
      out.println(
          "revoked "
              + each.host()
              + " of "
              + each.user()
              + ", serial number "
              + each.serial().toString(16)
              + ", issued "
              + each.at());
    }
    out.println(
        revoked.size()
            + (revoked.size() == 1 ? " certificate" : " certificates")
            + " revoked; a browser that can reach the service notices within ten minutes");
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
