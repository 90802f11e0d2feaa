package org.vicinity.demo.device;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** By which ways the device lets itself be found. */
final class NearFieldOptions {
  /** A way. */
  enum Transport {
    lan,
    ble
  }

  @Option(
      names = "--transport",
      paramLabel = "WAY",
      split = ",",
      defaultValue = "lan",
      description =
          "How browsers find it to be paired: ${COMPLETION-CANDIDATES}, or both with a comma."
              + " Pages use it over the network either way. Default: ${DEFAULT-VALUE}")
  private List<Transport> transports = List.of(Transport.lan);

  @Option(
      names = "--adapter",
      paramLabel = "NAME",
      description =
          "The Bluetooth adapter, such as hci0. Default: the first one that is switched on.")
  private Optional<String> adapter = Optional.empty();

  NearField read() {
    Set<Transport> chosen = EnumSet.copyOf(transports);
    return new NearField(chosen.contains(Transport.lan), chosen.contains(Transport.ble), adapter);
  }
}
