package org.vicinity.browser.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import me.friwi.jcefmaven.CefAppBuilder;
import me.friwi.jcefmaven.CefInitializationException;
import me.friwi.jcefmaven.MavenCefAppHandlerAdapter;
import me.friwi.jcefmaven.UnsupportedPlatformException;
import org.cef.CefApp;
import org.cef.CefApp.CefAppState;
import org.cef.CefSettings;

/** Starts Chromium. Once per process: it cannot be started again after it was closed. */
public final class Chromium {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Chromium() {}

  /** Returns the files of the rules page, to be written beside the extension's own. */
  public static Map<String, String> extensionFiles(String secret) {
    return Map.of(
        "rules.html", Resources.text("rules.html"),
        "rules.js", Resources.text("rules.js").replace("@SECRET@", secret));
  }

  /**
   * Starts it and returns when it trusts, allows and lets through nothing but what it is then told,
   * whatever an earlier run left in the profile. Not on the event thread.
   *
   * @param queries takes what pages ask
   * @param policy decides where tabs may go
   * @param sockets told of the WebSockets that pages open
   * @throws EngineException when it does not start; the message says what to do
   */
  public static Engine start(
      EngineSettings settings, PageQueries queries, NavigationPolicy policy, PageSockets sockets)
      throws EngineException {
    prepare(settings);
    CompletableFuture<Void> initialized = new CompletableFuture<>();
    CompletableFuture<Void> terminated = new CompletableFuture<>();
    DeviceScale scale = DeviceScale.ofDesktop();
    CefApp app = build(settings, scale, initialized, terminated);
    try {
      ChromiumEngine engine =
          new ChromiumEngine(app, settings, scale, queries, policy, sockets, terminated);
      // The first client makes JCEF initialize Chromium.
      await(initialized);
      engine.begin();
      await(engine.ready());
      return engine;
    } catch (ExecutionException | TimeoutException failed) {
      app.dispose();
      throw new EngineException(
          "the engine did not start; its own messages are in " + settings.log(), failed);
    }
  }

  private static CefApp build(
      EngineSettings settings,
      DeviceScale scale,
      CompletableFuture<Void> initialized,
      CompletableFuture<Void> terminated)
      throws EngineException {
    CefAppBuilder builder = new CefAppBuilder();
    builder.setMirrors(List.of());
    builder.setInstallDir(settings.installation().toFile());
    builder.setProgressHandler((step, percent) -> {});
    EngineSwitches.of(settings, superuser(), scale.factor()).forEach(builder::addJcefArgs);
    configure(builder.getCefSettings(), settings);
    builder.setAppHandler(
        new MavenCefAppHandlerAdapter() {
          @Override
          public void stateHasChanged(CefAppState state) {
            if (state == CefAppState.INITIALIZED) {
              initialized.complete(null);
            } else if (state == CefAppState.INITIALIZATION_FAILED) {
              initialized.completeExceptionally(new EngineException("initialization failed"));
            } else if (state == CefAppState.TERMINATED) {
              terminated.complete(null);
            }
          }
        });
    try {
      return builder.build();
    } catch (UnsatisfiedLinkError missing) {
      throw new EngineException(
          "a library that the engine needs is missing ("
              + missing.getMessage()
              + "). On Debian 12: apt-get install libnss3 libgtk-3-0 libgbm1 libasound2",
          missing);
    } catch (IOException | UnsupportedPlatformException | CefInitializationException failed) {
      throw new EngineException("the engine did not start: " + failed.getMessage(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while the engine started", interrupted);
    }
  }

  private static void configure(CefSettings cef, EngineSettings settings) {
    cef.windowless_rendering_enabled = false;
    cef.root_cache_path = settings.profile().toString();
    cef.cache_path = settings.profile().resolve("Default").toString();
    cef.persist_session_cookies = false;
    cef.log_file = settings.log().toString();
    cef.log_severity = CefSettings.LogSeverity.LOGSEVERITY_WARNING;
    cef.locale = Locale.getDefault().toLanguageTag();
    cef.remote_debugging_port = settings.remoteDebuggingPort().orElse(0);
  }

  private static void prepare(EngineSettings settings) throws EngineException {
    try {
      Files.createDirectories(settings.profile());
      // Left by a run that was killed. The shell's lock says that nobody else uses this profile.
      for (String stale : List.of("SingletonLock", "SingletonCookie", "SingletonSocket")) {
        Files.deleteIfExists(settings.profile().resolve(stale));
      }
    } catch (IOException failed) {
      throw new EngineException(
          "cannot write to the profile " + settings.profile() + ": " + failed.getMessage(), failed);
    }
  }

  private static boolean superuser() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static void await(CompletableFuture<?> event)
      throws ExecutionException, TimeoutException, EngineException {
    try {
      event.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while the engine started", interrupted);
    }
  }
}
