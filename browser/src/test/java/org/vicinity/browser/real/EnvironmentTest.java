package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a running engine adds to the environment of its process. Each variable beyond the first that
 * is added makes the C library free a table that another thread may be reading:
 * scripts/environment.sh names those that must be there before.
 */
@Tag("browser")
class EnvironmentTest {
  @Test
  void theEngineAddsNoVariableButTheOneOfTheSessionBus() throws Exception {
    Set<String> before = names(Files.readAllBytes(Path.of("/proc/self/environ")));
    try (EngineScene scene = EngineScene.start(List.of(), List.of())) {
      scene.open("about:blank");
      Set<String> added = environmentNow();
      added.removeAll(before);
      assertThat(added).isSubsetOf("DBUS_SESSION_BUS_ADDRESS");
    }
  }

  /** As a new process gets it: what the C library has, not what Java remembers. */
  private static Set<String> environmentNow() throws IOException {
    Process process = new ProcessBuilder("env", "-0").start();
    return names(process.getInputStream().readAllBytes());
  }

  private static Set<String> names(byte[] environment) {
    return Stream.of(new String(environment, StandardCharsets.UTF_8).split("\0"))
        .map(variable -> variable.replaceFirst("(?s)=.*", ""))
        .collect(Collectors.toSet());
  }
}
