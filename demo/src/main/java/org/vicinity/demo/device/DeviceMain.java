package org.vicinity.demo.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.pairing.PairingSettings;
import org.vicinity.demo.cli.DataDirectories;
import org.vicinity.demo.cli.Failures;
import org.vicinity.demo.cli.PortNumber;
import org.vicinity.demo.device.cache.UploadLimits;
import org.vicinity.demo.device.host.PairedHost;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vicinity-device}. */
@Command(
    name = "vicinity-device",
    mixinStandardHelpOptions = true,
    version = "vicinity-device 0.1.0",
    sortOptions = false,
    description = {
      "A media cache that web pages can use once its owner has picked it in the Vicinity browser:"
          + " it plays films, takes uploads and tells live how its cache fills.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./run device",
      "      on this machine only (interface lo), with a random PIN",
      "  ./run device --name \"Living-room cache\" --interface wlan0 --pin-file pin.txt",
      "      on the home network; the PIN is the first line of pin.txt",
      "  ./run device --library ~/Videos --fill-rate 8M",
      "      plays the films of a folder, copied into the cache at 8 MiB a second",
      "  ./run device --transport ble --interface wlan0",
      "      is found over Bluetooth Low Energy; pages then use it over the home network",
      "",
      "Press Enter while it runs to open pairing mode again, Ctrl+C to stop it.",
      "Exit status: 0 stopped, 1 failed, 2 wrong options, 5 the port is in use."
    })
public final class DeviceMain implements Callable<Integer> {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Media Cache",
      description = "What people see in the browser's chooser. Default: ${DEFAULT-VALUE}")
  private String name;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "media-cache",
      description = "What pages filter by. Default: ${DEFAULT-VALUE}")
  private String type;

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      defaultValue = "Example Devices",
      description = "The maker. Default: ${DEFAULT-VALUE}")
  private String vendor;

  @Mixin private PinOptions pinOptions;

  @Mixin private NearFieldOptions nearFieldOptions;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      defaultValue = "lo",
      description =
          "The network interface it lives on, such as eth0. Default: ${DEFAULT-VALUE}, so nothing"
              + " leaves this machine.")
  private String networkInterface;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      converter = PortNumber.class,
      description =
          "The HTTPS port; browsers learn it by mDNS. Default: ${DEFAULT-VALUE}, any free one.")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where pairings, cache and uploads are kept. Default: ~/.local/share/vicinity/demo-device")
  private Path state = DataDirectories.of("demo-device");

  @Option(
      names = "--product-dir",
      paramLabel = "DIR",
      description =
          "Where the product certificate is; made when missing, as in a factory. Services need its"
              + " ca.pem. Default: ~/.local/share/vicinity/demo-maker")
  private Path productDirectory = DataDirectories.of("demo-maker");

  @Option(
      names = "--library",
      paramLabel = "DIR",
      description = "A folder of films to play besides the built-in one.")
  private Optional<Path> library = Optional.empty();

  @Option(
      names = "--fill-rate",
      paramLabel = "RATE",
      defaultValue = "512K",
      converter = ByteCount.class,
      description =
          "How fast the cache is filled, in bytes a second; K, M and G are multiples of 1024."
              + " Default: ${DEFAULT-VALUE}")
  private long fillRate;

  @Option(
      names = "--step-limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "How long a pairing may wait for the browser's next step. Default: ${DEFAULT-VALUE}")
  private long stepLimit;

  @Option(
      names = "--pairing-limit",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long a pairing may take altogether. Default: ${DEFAULT-VALUE}")
  private long pairingLimit;

  @Option(
      names = "--reset",
      description = "Forget all pairings and uploads first, as a device's reset button does.")
  private boolean reset;

  /** Runs the device until the process is told to end. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return Failures.of(new CommandLine(new DeviceMain()));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PinOptions.Pin pin =
        pinOptions.read(Optional.ofNullable(System.getenv("VICINITY_PIN")), System.in);
    LocalLink link = LocalLink.named(networkInterface);
    DeviceSettings settings = settings(pin, link);
    if (reset) {
      MediaCacheDevice.reset(state);
    }
    CountDownLatch stopped = new CountDownLatch(1);
    MediaCacheDevice device = new MediaCacheDevice(settings, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  device.close();
                  System.out.println("vicinity-device stopped");
                  stopped.countDown();
                },
                "device-shutdown"));
    introduce(System.out, settings, pin, device);
    Rehearsal.begin();
    watchButton(System.in, device);
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private DeviceSettings settings(PinOptions.Pin pin, LocalLink link) throws IOException {
    PairingSettings pairing;
    try {
      pairing =
          new PairingSettings(
              pin.value(),
              Duration.ofSeconds(stepLimit),
              Duration.ofSeconds(pairingLimit),
              PairingSettings.MAX_FAILURES);
    } catch (IllegalArgumentException unfit) {
      throw new IOException(unfit.getMessage());
    }
    return new DeviceSettings(
        name,
        type,
        vendor,
        pairing,
        nearFieldOptions.read(),
        link,
        port,
        state,
        productDirectory,
        library,
        fillRate,
        UploadLimits.DEFAULT);
  }

  private static void introduce(
      PrintStream out, DeviceSettings settings, PinOptions.Pin pin, MediaCacheDevice device) {
    LocalLink link = settings.link();
    out.println();
    out.println("  " + settings.name() + "  (" + settings.type() + ", " + settings.vendor() + ")");
    out.println();
    out.println("  PIN          " + (pin.chosenHere() ? pin.value() : "as you gave it"));
    out.println(
        "  Network      "
            + link.networkInterface().getName()
            + ", "
            + link.address().getHostAddress());
    String pairingPort =
        device.pairingPort().isPresent() ? ", pairing " + device.pairingPort().getAsInt() : "";
    out.println("  Ports        HTTPS " + device.httpsPort() + pairingPort);
    if (settings.nearField().ble()) {
      out.println("  Bluetooth    " + settings.nearField().adapter().orElse("any adapter"));
    }
    out.println("  State        " + settings.state());
    out.println("  Product CA   " + settings.productDirectory().resolve("ca.pem"));
    List<PairedHost> pairings = device.pairings();
    out.println("  Paired with  " + (pairings.isEmpty() ? "no web site yet" : ""));
    pairings.forEach(each -> out.println("               " + each.origin() + " as " + each.host()));
    out.println();
    out.println(
        "  What to do: open a service's page in the Vicinity browser on this network, click");
    out.println("  \"Use a device next to you\", pick \"" + settings.name() + "\", give the PIN.");
    if (onThisMachineOnly(link)) {
      out.println(
          "  Start the browser with --interface "
              + link.networkInterface().getName()
              + ": by itself it searches networks only, not this machine.");
    }
    out.println("  Press Enter here to open pairing mode again, Ctrl+C to stop.");
    out.println();
    out.println("vicinity-device ready on port " + device.httpsPort());
  }

  private static boolean onThisMachineOnly(LocalLink link) {
    return link.address().isLoopbackAddress();
  }

  /** The device's pairing button is the Enter key, where there is a keyboard. */
  private static void watchButton(InputStream keyboard, MediaCacheDevice device) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                for (int key = keyboard.read(); key >= 0; key = keyboard.read()) {
                  if (key == '\n') {
                    device.restartPairingMode();
                    System.out.println("pairing mode is open");
                  }
                }
              } catch (IOException gone) {
                // The terminal went away; the device goes on.
              }
            },
            "pairing-button");
    watcher.setDaemon(true);
    watcher.start();
  }
}
