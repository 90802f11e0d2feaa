package org.vicinity.browser.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import me.friwi.jcefmaven.CefAppBuilder;
import me.friwi.jcefmaven.EnumProgress;
import me.friwi.jcefmaven.UnsupportedPlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks Chromium, once per version and user, out of its archive on the class path. An unpacking
 * that did not come to its end is begun again, and two browsers that start at once do not meet in
 * it.
 */
public final class EngineInstall {
  /** The version of the engine, as JCEF counts. */
  public static final String VERSION = "146.0.10";

  private static final Logger LOG = LoggerFactory.getLogger(EngineInstall.class);

  private EngineInstall() {}

  /**
   * Unpacks the engine when it is not there yet; waits for another process that does so.
   *
   * @param cache the user's cache folder of Vicinity
   * @param progress told, on this thread, in the user's language, when there is something to wait
   *     for
   * @return the folder with the engine
   * @throws EngineException when it cannot be unpacked; the message says what to do
   */
  public static Path into(Path cache, Consumer<String> progress) throws EngineException {
    Path folder = cache.resolve("engine-" + VERSION);
    try {
      Files.createDirectories(cache);
      try (FileChannel channel =
          FileChannel.open(
              cache.resolve("engine-" + VERSION + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        lock(channel, progress);
        CefAppBuilder builder = new CefAppBuilder();
        // Only what came with the class path: nothing is fetched at run time.
        builder.setMirrors(List.of());
        builder.setInstallDir(folder.toFile());
        builder.setProgressHandler(
            (step, percent) -> {
              if (step == EnumProgress.EXTRACTING) {
                LOG.info("unpacking the engine; only the first start takes this long");
                progress.accept(EngineTexts.UNPACKING.text());
              }
            });
        builder.install();
        return folder;
      }
    } catch (IOException failed) {
      throw new EngineException(
          "cannot unpack the engine into "
              + folder
              + " ("
              + failed.getMessage()
              + "). It needs 400 MB there; free some space, or set XDG_CACHE_HOME to another place.",
          failed);
    } catch (UnsupportedPlatformException unsupported) {
      throw new EngineException(
          "there is no engine for this operating system and processor", unsupported);
    }
  }

  /** The lock ends with the channel. */
  private static void lock(FileChannel channel, Consumer<String> progress) throws IOException {
    if (channel.tryLock() == null) {
      LOG.info("waiting for another Vicinity that unpacks the engine");
      progress.accept(EngineTexts.WAITING.text());
      channel.lock();
    }
  }
}
