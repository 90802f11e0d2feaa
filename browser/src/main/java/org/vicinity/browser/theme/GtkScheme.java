package org.vicinity.browser.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What GTK programs go by where there is no desktop portal: the command {@code gsettings}. It does
 * not tell of changes, so whoever wants to know asks again.
 */
final class GtkScheme implements SchemeSource {
  private static final Logger LOG = LoggerFactory.getLogger(GtkScheme.class);
  private static final String SCHEMA = "org.gnome.desktop.interface";
  private static final long LIMIT_MILLIS = 1_000;
  private static final int LONGEST = 200;

  private final String command;

  GtkScheme() {
    this("gsettings");
  }

  GtkScheme(String command) {
    this.command = command;
  }

  /** Returns what the environment says, which GTK puts above everything else. */
  static Optional<Scheme> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("GTK_THEME")).flatMap(GtkScheme::ofThemeName);
  }

  @Override
  public Optional<Scheme> read() {
    Optional<Scheme> preferred =
        ask("color-scheme")
            .flatMap(
                answer ->
                    switch (answer) {
                      case "prefer-dark" -> Optional.of(Scheme.DARK);
                      case "prefer-light" -> Optional.of(Scheme.LIGHT);
                      default -> Optional.empty();
                    });
    return preferred.or(() -> ask("gtk-theme").flatMap(GtkScheme::ofThemeName));
  }

  /** {@code Adwaita:dark}, {@code Adwaita-dark}, {@code Yaru-blue-dark}. */
  private static Optional<Scheme> ofThemeName(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        name.toLowerCase(Locale.ROOT).matches(".*[:_-]dark\\b.*") ? Scheme.DARK : Scheme.LIGHT);
  }

  private Optional<String> ask(String key) {
    try {
      Process process =
          new ProcessBuilder(command, "get", SCHEMA, key)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String answer =
          new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 && !answer.isEmpty()
          ? Optional.of(answer.replace("'", ""))
          : Optional.empty();
    } catch (IOException absent) {
      LOG.debug("there is no gsettings", absent);
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void onChange(Runnable changed) {}

  @Override
  public void close() {}
}
