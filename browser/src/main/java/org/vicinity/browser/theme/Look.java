package org.vicinity.browser.theme;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.AWTEvent;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look and feel of all windows: FlatLaf, light or dark, as the user chose or as the desktop has
 * it; changes on either side show at once. Thread-safe.
 */
public final class Look implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  /**
   * Windows wait for the desktop's answer so long at the first time; a late one comes as a change.
   */
  private static final Duration FIRST = Duration.ofMillis(700);

  private final List<SchemeSource> sources;
  private final Optional<Scheme> commanded;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "look");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean pending = new AtomicBoolean();
  private final AWTEventListener focus =
      event -> {
        if (event.getID() == WindowEvent.WINDOW_GAINED_FOCUS) {
          askAgain();
        }
      };
  private volatile Appearance wanted = Appearance.SYSTEM;
  private volatile Scheme desktop = Scheme.LIGHT;

  /** On the event thread only. */
  private final List<Consumer<Scheme>> followers = new ArrayList<>();

  /** Makes one that follows this desktop; nothing is set up before {@link #start}. */
  public static Look ofDesktop() {
    return new Look(List.of(new PortalScheme(Optional.empty()), new GtkScheme()), System.getenv());
  }

  Look(List<SchemeSource> sources, Map<String, String> environment) {
    this.sources = List.copyOf(sources);
    this.commanded = GtkScheme.of(environment);
  }

  /** Has windows that are made from now on look so; on the event thread. */
  public static void setUp(Scheme scheme) {
    FlatLaf.registerCustomDefaultsSource(Look.class.getPackageName());
    if (scheme == Scheme.DARK) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
  }

  /** Sets the look and feel up, before the first window; waits a moment for the desktop. */
  public void start(Appearance appearance) {
    wanted = appearance;
    sources.forEach(source -> source.onChange(this::askAgain));
    // Not every desktop tells of changes; who made one comes back to a window afterwards.
    if (!GraphicsEnvironment.isHeadless()) {
      Toolkit.getDefaultToolkit().addAWTEventListener(focus, AWTEvent.WINDOW_FOCUS_EVENT_MASK);
    }
    Future<?> asked = asking.submit(this::ask);
    try {
      if (appearance == Appearance.SYSTEM) {
        asked.get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException late) {
      LOG.debug("the desktop does not tell its colours in time", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    show();
  }

  /** Follows another wish of the user. */
  public void choose(Appearance appearance) {
    wanted = appearance;
    show();
  }

  /**
   * Tells somebody what windows look like, soon and whenever it has changed; on the event thread.
   */
  public void follow(Consumer<Scheme> follower) {
    SwingUtilities.invokeLater(
        () -> {
          followers.add(follower);
          follower.accept(FlatLaf.isLafDark() ? Scheme.DARK : Scheme.LIGHT);
        });
  }

  private void askAgain() {
    if (pending.compareAndSet(false, true)) {
      try {
        asking.execute(this::ask);
      } catch (RejectedExecutionException over) {
        LOG.debug("a change of the desktop's colours came after the end");
      }
    }
  }

  /** Returns what windows look like, or will in a moment. */
  public Scheme scheme() {
    return switch (wanted) {
      case LIGHT -> Scheme.LIGHT;
      case DARK -> Scheme.DARK;
      case SYSTEM -> desktop;
    };
  }

  private void ask() {
    pending.set(false);
    Optional<Scheme> answer = commanded;
    for (SchemeSource source : sources) {
      answer = answer.or(source::read);
    }
    desktop = answer.orElse(Scheme.LIGHT);
    show();
  }

  private void show() {
    SwingUtilities.invokeLater(
        () -> {
          boolean dark = scheme() == Scheme.DARK;
          if (UIManager.getLookAndFeel() instanceof FlatLaf now && now.isDark() == dark) {
            return;
          }
          setUp(dark ? Scheme.DARK : Scheme.LIGHT);
          FlatLaf.updateUI();
          followers.forEach(follower -> follower.accept(dark ? Scheme.DARK : Scheme.LIGHT));
        });
  }

  @Override
  public void close() {
    if (!GraphicsEnvironment.isHeadless()) {
      Toolkit.getDefaultToolkit().removeAWTEventListener(focus);
    }
    asking.shutdownNow();
    sources.forEach(SchemeSource::close);
  }
}
