package org.vicinity.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.ExtensionFiles;
import org.vicinity.browser.engine.Chromium;
import org.vicinity.browser.engine.Engine;
import org.vicinity.browser.engine.EngineException;
import org.vicinity.browser.engine.EngineInstall;
import org.vicinity.browser.engine.EngineSettings;
import org.vicinity.browser.gate.DeviceNavigations;
import org.vicinity.browser.revocation.RevocationMonitor;
import org.vicinity.browser.router.DeviceRouter;
import org.vicinity.browser.router.Refusal;
import org.vicinity.browser.tab.StartupWindow;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.KeyVault;
import org.vicinity.certstore.keyring.DesktopKeyring;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.mdns.MdnsResolver;

/**
 * Makes the parts of a browser that may fail at a start, and says with which exit code it ends
 * then.
 */
final class StartParts {
  private static final Logger LOG = LoggerFactory.getLogger(StartParts.class);

  private StartParts() {}

  static Engine engine(
      Options options,
      UserFolders folders,
      Profile profile,
      DeviceRouter router,
      BridgeLink link,
      DeviceNavigations navigations,
      String secret)
      throws StartException {
    try (StartupWindow startup = new StartupWindow()) {
      Path installation = EngineInstall.into(folders.cache(), startup::show);
      Path extension =
          ExtensionFiles.writeTo(profile.extension(), secret, Chromium.extensionFiles(secret));
      return Chromium.start(
          new EngineSettings(
              installation,
              profile.engine(),
              extension,
              ExtensionFiles.id(),
              secret,
              profile.engineLog(),
              router.port(),
              options.remoteDebuggingPort(),
              List.of()),
          link,
          navigations,
          router::announceSocket);
    } catch (EngineException failed) {
      throw new StartException(ExitCode.NO_ENGINE, failed.getMessage(), failed);
    } catch (IOException failed) {
      throw new StartException(
          ExitCode.FAILED, "cannot write to the profile: " + failed.getMessage(), failed);
    }
  }

  /** Neither software in control nor a profile that is thrown away has to do with the keyring. */
  static Optional<KeyVault> keyring(Options options) {
    return options.automated() || options.profile().isEmpty()
        ? Optional.empty()
        : Optional.of(new DesktopKeyring());
  }

  static GrantStore store(Path directory, Optional<KeyVault> keyring) throws StartException {
    // The shared default is swept by every process that starts, and two of them trip over each
    // other.
    System.setProperty("org.sqlite.tmpdir", directory.toString());
    try {
      return GrantStore.open(directory, keyring);
    } catch (GrantStoreException failed) {
      throw new StartException(ExitCode.FAILED, failed.getMessage(), failed);
    }
  }

  /** Resolvers are closed with the rest. */
  static AllNames names(List<LocalLink> links, Closing closing) throws StartException {
    try {
      List<MdnsResolver> resolvers = new ArrayList<>();
      for (LocalLink link : links) {
        resolvers.add(closing.add("resolver", new MdnsResolver(link)));
      }
      return new AllNames(resolvers);
    } catch (IOException failed) {
      throw new StartException(
          ExitCode.FAILED,
          "multicast DNS does not work on this network: " + failed.getMessage(),
          failed);
    }
  }

  static DeviceRouter router(
      GrantStore store, RevocationMonitor revocations, AllNames names, Clock clock)
      throws StartException {
    try {
      return new DeviceRouter(
          store::byHost,
          grant -> Refusal.of(revocations.status(grant)),
          names,
          grant -> used(store, grant, clock),
          revocations::connected);
    } catch (IOException failed) {
      throw new StartException(
          ExitCode.FAILED, "no port of this machine is free: " + failed.getMessage(), failed);
    }
  }

  private static void used(GrantStore store, Grant grant, Clock clock) {
    try {
      store.used(grant.id(), clock.instant());
    } catch (GrantStoreException failed) {
      LOG.warn("the last use of a device was not noted: {}", failed.getMessage());
    }
  }
}
