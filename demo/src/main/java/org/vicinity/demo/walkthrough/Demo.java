package org.vicinity.demo.walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo for a person: service, device, and a browser on the service's page. */
@Command(name = "run", sortOptions = false, description = "Starts the whole demo.")
public final class Demo implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(365);

  @Option(names = "--root", hidden = true, required = true)
  private Path root;

  @Option(names = "--interface", paramLabel = "NAME", defaultValue = "lo")
  private String networkInterface;

  /** Runs it until the browser is closed. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Demo()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path directory = root.resolve("target/demo");
    Stage stage =
        new Stage(root, directory, DeviceNetwork.existing(networkInterface), Demo::sayStep);
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "end-of-demo"));
    String pin = String.format("%06d", new SecureRandom().nextInt(1_000_000));
    System.out.println("Starting the demo device, the demo service and the browser …");
    stage.device("Media Cache", pin);
    String address = Stage.address(stage.service("service"));
    Part browser = stage.browser(address, "--profile", directory.resolve("profile").toString());
    System.out.println();
    System.out.println("  The browser shows " + address);
    System.out.println("  Log in, click \"Use a device next to you\", pick \"Media Cache\".");
    System.out.println("  The PIN on the device's label: " + pin);
    System.out.println();
    System.out.println("Close the browser, or press Ctrl+C here, to end all of it.");
    return browser.awaitExit(LONG);
  }

  private static void sayStep(String part, String line) {
    int at = line.indexOf(" step ");
    if (at > 0 && line.contains(" - step ")) {
      System.out.printf("  [%s]%s%n", part, line.substring(line.indexOf(" - step ") + 2));
    }
  }
}
