package org.vicinity.demo.walkthrough;

import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.vicinity.channel.ExchangeStep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole exchange, unattended, with real parts; prints what happened and when. */
@Command(
    name = "run walkthrough",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts service, device and browser, clicks in the page, answers the chooser, gives the PIN,",
      "and prints the 14 steps with their times, then the video, upload and WSS results.",
      "Screenshots and logs go to target/walkthrough/. Exit status 0 when all held."
    },
    footer = {"", "Examples:", "  ./run walkthrough", "  ./run walkthrough --interface lo"})
public final class Walkthrough implements Callable<Integer> {
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(60);
  private static final String DEVICE_NAME = "Media Cache";

  @Option(names = "--root", hidden = true, required = true)
  private Path root;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description =
          "Network interface for device and browser. Default: a network namespace of the device's own, or"
              + " lo where that is not allowed.")
  private Optional<String> networkInterface = Optional.empty();

  private int failures;

  /** Runs it and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Walkthrough()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path directory = root.resolve("target/walkthrough");
    Directories.deleteRecursively(directory);
    Screen screen = new Screen();
    StepLog steps = new StepLog();
    try (DeviceNetwork network =
            networkInterface.map(DeviceNetwork::existing).orElseGet(DeviceNetwork::isolated);
        Stage stage =
            new Stage(
                root,
                directory,
                network,
                (part, line) -> {
                  steps.line(part, line);
                  picture(line, screen, directory);
                })) {
      System.out.println("Vicinity walkthrough: " + network.description());
      String pin = String.format("%06d", new SecureRandom().nextInt(1_000_000));
      stage.device(DEVICE_NAME, pin);
      String address = Stage.address(stage.service("service"));
      int port = Stage.freePort();
      Part browser =
          stage.browser(
              address,
              "--remote-debugging-port",
              Integer.toString(port),
              "--automation",
              "--choose",
              DEVICE_NAME,
              "--pin",
              pin);
      try (RemotePage remote = new RemotePage(port)) {
        DemoPage page = new DemoPage(remote.find(address));
        page.logIn("alice");
        page.clickConnect();
        String status;
        try {
          status = page.awaitConnected(PAGE_LIMIT);
        } catch (IOException | PlaywrightException failed) {
          printSteps(steps);
          screen.save(directory.resolve("window.png"));
          throw failed;
        }
        System.out.println();
        printSteps(steps);
        System.out.println();
        report("connected", !page.deviceOrigin().isEmpty(), status + ", " + page.deviceOrigin());
        check("video", () -> page.playVideo(PAGE_LIMIT));
        check("upload", () -> page.upload(PAGE_LIMIT));
        check("wss", () -> page.messages(3, PAGE_LIMIT));
        page.screenshot(directory.resolve("page.png"));
        screen.save(directory.resolve("window.png"));
        screen.press("Vicinity", "ctrl+comma");
        browser.await(Pattern.compile("settings shown"), PAGE_LIMIT);
        screen.save(directory.resolve("settings.png"));
      }
    }
    System.out.println();
    System.out.println("Screenshots and logs: " + root.relativize(directory) + "/");
    System.out.println(failures == 0 ? "All held." : failures + " did not hold.");
    return failures == 0 ? 0 : 1;
  }

  private void printSteps(StepLog steps) {
    for (ExchangeStep step : ExchangeStep.values()) {
      Optional<StepLog.Entry> told = steps.find(step.number());
      if (told.isEmpty()) {
        failures++;
      }
      System.out.printf(
          "  step %2d  %8s  %-8s %s%n",
          step.number(),
          told.map(entry -> steps.sinceFirst(entry).toMillis() + " ms").orElse("MISSING"),
          told.map(StepLog.Entry::part).orElse(""),
          step.text());
    }
  }

  private void check(String what, Callable<String> probe) throws Exception {
    try {
      report(what, true, probe.call());
    } catch (PlaywrightException | IOException failed) {
      report(what, false, failed.getMessage());
    }
  }

  private void report(String what, boolean held, String seen) {
    if (!held) {
      failures++;
    }
    System.out.printf("  %-10s %-6s %s%n", what, held ? "ok" : "FAILED", seen);
  }

  /** The moments at which the chooser is worth a picture, by what the browser says then. */
  private static final Map<String, String> PICTURES =
      Map.of("step 2: ", "chooser.png", "asks for the PIN", "chooser-pin.png");

  private static void picture(String line, Screen screen, Path directory) {
    PICTURES.forEach(
        (moment, file) -> {
          if (line.contains(moment)) {
            try {
              screen.save(directory.resolve(file));
            } catch (IOException failed) {
              System.out.println("  no screenshot " + file + ": " + failed.getMessage());
            }
          }
        });
  }
}
