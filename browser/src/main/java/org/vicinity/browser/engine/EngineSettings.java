package org.vicinity.browser.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to start the engine.
 *
 * @param installation the folder with the unpacked engine
 * @param profile the folder that it keeps its data in
 * @param extension the folder of the unpacked extension with the injected script
 * @param extensionId the extension's identifier
 * @param secret what the extension's pages prove themselves with, new at every launch
 * @param log the file for Chromium's own messages
 * @param routerPort the loopback port of the device router
 * @param remoteDebuggingPort the loopback port for the DevTools protocol, when it is wanted
 * @param standIns servers of this machine that play hosts of other networks; none in the product
 */
public record EngineSettings(
    Path installation,
    Path profile,
    Path extension,
    String extensionId,
    String secret,
    Path log,
    int routerPort,
    OptionalInt remoteDebuggingPort,
    List<StandIn> standIns) {
  /** Copies the list. */
  public EngineSettings {
    standIns = List.copyOf(standIns);
  }

  /** Prints without the secret. */
  @Override
  public String toString() {
    return "EngineSettings[profile=" + profile + ", routerPort=" + routerPort + "]";
  }
}
