package org.vicinity.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vicinity.browser.chooser.ChooserAutomation;

/**
 * What the command line asks for.
 *
 * @param url the first page
 * @param profile the profile; empty for a temporary one
 * @param interfaces names of network interfaces; none for all
 * @param remoteDebuggingPort the port for the DevTools protocol
 * @param automated whether software is in control
 * @param automation what it does in the chooser
 * @param settings whether to begin with the settings
 * @param revocationInterval how often services are asked which certificates they revoked
 */
record Options(
    String url,
    Optional<Path> profile,
    List<String> interfaces,
    OptionalInt remoteDebuggingPort,
    boolean automated,
    Optional<ChooserAutomation> automation,
    boolean settings,
    Duration revocationInterval) {
  Options {
    interfaces = List.copyOf(interfaces);
  }
}
