package org.vicinity.browser.tab;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

/**
 * Downloads without an engine.
 *
 * @param told takes whom to tell of them
 */
record NoDownloads(Consumer<Consumer<Download>> told) implements EngineDownloads {
  @Override
  public void to(Path folder, boolean ask) {}

  @Override
  public void listener(Consumer<Download> listener) {
    told.accept(listener);
  }

  @Override
  public void pause(int number) {}

  @Override
  public void resume(int number) {}

  @Override
  public void cancel(int number) {}
}
