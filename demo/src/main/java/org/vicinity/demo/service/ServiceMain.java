package org.vicinity.demo.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.vicinity.demo.cli.DataDirectories;
import org.vicinity.demo.cli.Failures;
import org.vicinity.demo.cli.PortNumber;
import org.vicinity.demo.maker.ProductFactory;
import org.vicinity.demo.service.ca.Fault;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code vicinity-service}. */
@Command(
    name = "vicinity-service",
    mixinStandardHelpOptions = true,
    version = "vicinity-service 0.1.0",
    sortOptions = false,
    subcommands = RevokeCommand.class,
    description = {
      "A web service with a private CA: its page uses a media cache next to the visitor, after"
          + " the visitor picked it in the Vicinity browser.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./run service",
      "      at http://localhost:8080/, for devices of the demo's own manufacturer",
      "  ./run service --port 0 --state /tmp/second-service",
      "      a second one, another origin with a CA of its own",
      "  ./run service --maker-ca makers.pem",
      "      for the devices of the manufacturers whose CA certificates are in makers.pem",
      "  ./run service revoke --user alice",
      "      withdraws the certificates of alice's devices; more: ./run service revoke --help",
      "  ./run service --host vod.example.com --bind 0.0.0.0 --port 443 \\",
      "      --tls-key key.pem --tls-cert chain.pem",
      "      in public, at https://vod.example.com/",
      "",
      "Users: alice (password alice-demo) and bob (password bob-demo). Ctrl+C stops it.",
      "Exit status: 0 stopped, 1 failed, 2 wrong options, 5 the port is in use."
    })
public final class ServiceMain implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = PortNumber.class,
      description = "The port; 0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description =
          "The host name in its address. Without TLS only localhost is a secure context, in which"
              + " pages may use devices. Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address it listens on. Default: ${DEFAULT-VALUE}")
  private String bind;

  /** Null when neither was given: picocli has no optional groups. */
  @ArgGroup(exclusive = false)
  private TlsOptions tls;

  /** Both or neither. */
  static final class TlsOptions {
    @Option(
        names = "--tls-key",
        paramLabel = "FILE",
        required = true,
        description = "Its private key, PEM (PKCS #8, unencrypted); switches to HTTPS.")
    private Path key;

    @Option(
        names = "--tls-cert",
        paramLabel = "FILE",
        required = true,
        description = "Its certificate chain, PEM, leaf first.")
    private Path chain;
  }

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where the private CA and its ledger are. Default: ~/.local/share/vicinity/demo-service")
  private Path state = DataDirectories.of("demo-service");

  @Option(
      names = "--maker-ca",
      paramLabel = "FILE",
      description =
          "The CA certificates of the manufacturers whose devices are accepted, PEM. Default:"
              + " ~/.local/share/vicinity/demo-maker/ca.pem, which the demo's device makes.")
  private Path makerCa = DataDirectories.of("demo-maker").resolve(ProductFactory.CA_FILE);

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      defaultValue = "none",
      hidden = true,
      description = "Issue certificates that are wrong in one way, to test browsers.")
  private Fault fault;

  /** Runs the service until the process is told to end. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return Failures.of(
        new CommandLine(new ServiceMain()).setCaseInsensitiveEnumValuesAllowed(true));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<SslContextFactory.Server> own =
        tls == null ? Optional.empty() : Optional.of(TlsFiles.read(tls.key, tls.chain));
    ServiceSettings settings = new ServiceSettings(bind, port, host, own, state, makerCa, fault);
    CountDownLatch stopped = new CountDownLatch(1);
    DemoService service = new DemoService(settings, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  System.out.println("vicinity-service stopped");
                  stopped.countDown();
                },
                "service-shutdown"));
    introduce(settings, service);
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private static void introduce(ServiceSettings settings, DemoService service) {
    System.out.println();
    System.out.println("  Vicinity demo service");
    System.out.println();
    System.out.println("  Address      " + service.origin() + "/");
    System.out.println("  Private CA   " + settings.state().resolve("ca").resolve("ca.pem"));
    System.out.println(
        "  Makers' CA   "
            + settings.makerCa()
            + (Files.exists(settings.makerCa())
                ? ""
                : " (not there yet: start the demo's device, or give another with --maker-ca)"));
    if (settings.fault() != Fault.NONE) {
      System.out.println(
          "  FAULT        issues wrong certificates on purpose: " + settings.fault());
    }
    System.out.println();
    System.out.println("  What to do: open the address in the Vicinity browser and log in.");
    System.out.println();
    System.out.println("vicinity-service ready " + service.origin() + "/");
  }
}
