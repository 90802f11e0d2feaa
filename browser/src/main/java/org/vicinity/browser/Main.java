package org.vicinity.browser;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.chooser.ChooserAutomation;
import org.vicinity.browser.instance.Handover;
import org.vicinity.browser.instance.Visitor;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.revocation.RevocationMonitor;
import org.vicinity.browser.tab.AddressText;
import org.vicinity.browser.tab.StartPage;
import org.vicinity.browser.theme.Look;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code vicinity-browser}. */
@Command(
    name = "vicinity-browser",
    description = "A browser that gives secure web pages a safe way to the devices next to you.",
    mixinStandardHelpOptions = true,
    version = "Vicinity 0.1.0",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples (from the project's folder):%n",
    footer = {
      "  Browse, with the devices of all networks that this computer is on:",
      "    ./run browser https://vod.example.com",
      "  Only with devices of one network, and a profile of its own:",
      "    ./run browser --interface eth0 --profile ~/vicinity-test http://localhost:8080",
      "  See which site has which device, and take it back:",
      "    ./run browser --settings",
      "  Drive it from a test (Playwright: connectOverCDP(\"http://127.0.0.1:9222\")):",
      "    ./run browser http://localhost:8080 --interface lo --remote-debugging-port 9222 \\",
      "      --automation --choose \"Media Cache\" --pin-file pin.txt",
      "",
      "A second start with the same profile opens its page in the browser that runs.",
      "",
      "Exit status: 0 closed or opened there, 1 failed, 2 wrong usage, 3 profile in use, 4 no display,",
      "5 port in use, 6 the engine did not start."
    })
public final class Main implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  /** The other browser may be starting itself. */
  private static final Duration HANDOVER_LIMIT = Duration.ofSeconds(100);

  @Parameters(index = "0", arity = "0..1", paramLabel = "URL", description = "The first page.")
  private String url;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description =
          "Where cookies, settings and the devices that you gave to sites are kept (default:"
              + " ~/.local/share/vicinity/default).")
  private Path profile;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description =
          "Search devices on this network interface only; can be given more than once (default: all"
              + " private networks).")
  private List<String> interfaces = new ArrayList<>();

  @Option(names = "--settings", description = "Begin with the settings.")
  private boolean settings;

  @Option(
      names = "--remote-debugging-port",
      paramLabel = "N",
      description =
          "Listen on this port of 127.0.0.1 for the DevTools protocol. Whoever can connect to it"
              + " controls the browser.")
  private Integer remoteDebuggingPort;

  @Option(
      names = "--automation",
      description =
          "Software is in control: choosers are answered by --choose and --pin, and downloads are"
              + " saved without a question. Leaves no device behind unless --profile is given.")
  private boolean automation;

  @Option(
      names = "--choose",
      paramLabel = "DEVICE",
      description = "With --automation: the name of the device to choose.")
  private String choose;

  @Option(
      names = "--pin",
      paramLabel = "PIN",
      description =
          "With --automation: a PIN to type; can be given more than once. Others on this computer"
              + " can see it: prefer --pin-file.")
  private List<String> pins = new ArrayList<>();

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "With --automation: a file with one PIN a line, used before those of --pin.")
  private Path pinFile;

  @Option(
      names = "--revocation-interval",
      paramLabel = "SECONDS",
      hidden = true,
      description = "How often services are asked for revocations, for tests.")
  private long revocationInterval = RevocationMonitor.INTERVAL.toSeconds();

  @Spec private CommandSpec spec;

  private final PrintStream out;

  Main(PrintStream out) {
    this.out = out;
  }

  /** Runs the browser and ends the process with its exit status. */
  public static void main(String[] arguments) {
    int status = commandLine(System.out).execute(arguments);
    // Not System.exit: the engine's own hooks would begin what has just been done in good order.
    Runtime.getRuntime().halt(status);
  }

  /** Makes the command; what it has to say goes to {@code out}, errors to standard error. */
  static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new Main(out))
        .setExecutionExceptionHandler(Main::failed)
        .setParameterExceptionHandler(Main::misused)
        .setOut(new java.io.PrintWriter(out, true));
  }

  /** One line that stays in sight, and not the whole help after it. */
  private static int misused(ParameterException wrong, String[] arguments) {
    wrong
        .getCommandLine()
        .getErr()
        .println("vicinity-browser: " + wrong.getMessage() + " (--help shows examples)");
    return ExitCode.USAGE.number();
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof StartException known) {
      LOG.debug("the browser did not start", known);
      command.getErr().println("vicinity-browser: " + known.getMessage());
      return known.code().number();
    }
    LOG.error("the browser failed", failure);
    command.getErr().println("vicinity-browser: failed unexpectedly: " + failure);
    return ExitCode.FAILED.number();
  }

  @Override
  public Integer call() throws StartException, InterruptedException {
    Options options = options();
    checkPort(options.remoteDebuggingPort());
    checkDisplay();
    Quiet.engineOutput();
    Quiet.nativeErrors();
    Direction.followLanguage();
    CompletableFuture<Void> end = new CompletableFuture<>();
    try (Look look = Look.ofDesktop();
        Shell shell = Shell.start(options, folders(), look)) {
      Signals.onEnd(() -> end.complete(null));
      shell.closedByUser().thenRun(() -> end.complete(null));
      out.println("vicinity-browser ready" + where(options.remoteDebuggingPort()));
      out.flush();
      end.join();
    } catch (StartException failed) {
      if (failed.code() != ExitCode.PROFILE_IN_USE || !handedOver(options)) {
        throw failed;
      }
      out.println("vicinity-browser opened in the browser that runs with this profile");
      out.flush();
    }
    return ExitCode.OK.number();
  }

  /** The browser that has the profile opens what this one was to open. */
  private static boolean handedOver(Options options) throws InterruptedException {
    if (options.automated()
        || options.remoteDebuggingPort().isPresent()
        || options.profile().isEmpty()) {
      return false;
    }
    boolean anyPage = options.url().equals(StartPage.URL);
    return Visitor.ring(
        Profile.doorbell(options.profile().get()),
        new Handover(anyPage ? "" : options.url(), options.settings()),
        HANDOVER_LIMIT);
  }

  private static String where(OptionalInt port) {
    return port.isPresent() ? " remote-debugging http://127.0.0.1:" + port.getAsInt() : "";
  }

  private static UserFolders folders() {
    return UserFolders.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  private Options options() {
    if (!automation && (choose != null || !pins.isEmpty() || pinFile != null)) {
      throw wrong("--choose, --pin and --pin-file go with --automation only");
    }
    if (remoteDebuggingPort != null
        && (remoteDebuggingPort < 1024 || remoteDebuggingPort > 65_535)) {
      throw wrong("--remote-debugging-port must be from 1024 to 65535");
    }
    if (revocationInterval < 1) {
      throw wrong("--revocation-interval must be 1 or more");
    }
    Optional<Path> folder =
        Optional.ofNullable(profile)
            .or(() -> automation ? Optional.empty() : Optional.of(folders().defaultProfile()));
    return new Options(
        url == null
            ? StartPage.URL
            : AddressText.url(url).orElseThrow(() -> wrong("not an address: " + url)),
        folder,
        interfaces,
        remoteDebuggingPort == null ? OptionalInt.empty() : OptionalInt.of(remoteDebuggingPort),
        automation,
        Optional.ofNullable(choose).map(name -> new ChooserAutomation(name, allPins())),
        settings,
        Duration.ofSeconds(revocationInterval));
  }

  private List<String> allPins() {
    List<String> all = new ArrayList<>();
    if (pinFile != null) {
      try {
        Files.readAllLines(pinFile).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(all::add);
      } catch (IOException unreadable) {
        throw wrong("cannot read " + pinFile + ": " + unreadable.getMessage());
      }
    }
    all.addAll(pins);
    return all;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void checkPort(OptionalInt port) throws StartException {
    if (port.isEmpty()) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port.getAsInt()));
    } catch (IOException taken) {
      throw new StartException(
          ExitCode.PORT_IN_USE,
          "port "
              + port.getAsInt()
              + " of 127.0.0.1 is in use; give another one with --remote-debugging-port",
          taken);
    }
  }

  private static void checkDisplay() throws StartException {
    String what = "no display to show windows on";
    String advice =
        ". Start Vicinity in a graphical session, or give it one:"
            + " apt-get install xvfb && Xvfb :99 & DISPLAY=:99 vicinity-browser";
    try {
      if (GraphicsEnvironment.isHeadless()) {
        throw new StartException(ExitCode.NO_DISPLAY, what + advice);
      }
      Toolkit.getDefaultToolkit().getScreenSize();
    } catch (AWTError | HeadlessException unusable) {
      throw new StartException(
          ExitCode.NO_DISPLAY, what + " (" + unusable.getMessage() + ")" + advice, unusable);
    }
  }
}
