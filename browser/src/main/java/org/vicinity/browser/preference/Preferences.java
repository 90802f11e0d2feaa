package org.vicinity.browser.preference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.keep.KeptFile;

/**
 * What the user chose, kept in the profile. A file that is damaged, or a value that is none of its
 * setting, counts as not chosen. Thread-safe.
 */
public final class Preferences implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
  private static final int MOST_BYTES = 64 * 1024;

  private record Listener(String key, Runnable changed) {}

  private final KeptFile<SavedSettings> file;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private SavedSettings saved;

  private Preferences(KeptFile<SavedSettings> file) {
    this.file = file;
    this.saved = file.read().orElseGet(() -> new SavedSettings(Map.of()));
  }

  /** Reads that file, if it is there; its folder is. */
  public static Preferences open(Path file) {
    return new Preferences(new KeptFile<>(file, SavedSettings.class, MOST_BYTES));
  }

  /** Returns what the user chose, or the normal value. */
  public <T> T get(Setting<T> setting) {
    Optional<String> written;
    synchronized (this) {
      written = Optional.ofNullable(saved.settings().get(setting.key()));
    }
    if (written.isEmpty()) {
      return setting.normal();
    }
    Optional<T> value = setting.kind().read(written.get());
    if (value.isEmpty()) {
      LOG.warn("the setting {} has no such value; its normal one is taken", setting.key());
    }
    return value.orElse(setting.normal());
  }

  /** Sets a value, from now on and for later starts; listeners are told on this thread. */
  public <T> void set(Setting<T> setting, T value) {
    synchronized (this) {
      SavedSettings changed = saved.with(setting.key(), setting.kind().write(value));
      if (changed.equals(saved)) {
        return;
      }
      saved = changed;
      file.save(saved);
    }
    for (Listener listener : listeners) {
      if (listener.key().equals(setting.key())) {
        listener.changed().run();
      }
    }
  }

  /** Tells the value now, on this thread, and whenever it changes, on the thread that does. */
  public <T> void follow(Setting<T> setting, Consumer<T> use) {
    listeners.add(new Listener(setting.key(), () -> use.accept(get(setting))));
    use.accept(get(setting));
  }

  /** Writes what is not yet on the disk. */
  @Override
  public void close() {
    file.close();
  }
}
