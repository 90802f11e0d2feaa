package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.bridge.protocol.ApiError;

class ExtensionFilesTest {
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

  @TempDir Path profile;

  @Test
  void idFollowsFromTheKeyInTheManifest() {
    assertThat(ExtensionFiles.id()).isEqualTo("pcdkadlkdncknogkbhjpakffjfloenck");
  }

  @Test
  void scriptCarriesTheSecretOnceAndEveryError() throws Exception {
    String script = Files.readString(write().resolve("inject.js"));
    assertThat(script).containsOnlyOnce(SECRET).doesNotContain("@SECRET@", "@ERRORS@");
    for (ApiError error : ApiError.values()) {
      assertThat(script).contains(error.name() + ": [\"" + error.exceptionName() + "\"");
    }
  }

  @Test
  void everyErrorThatTheScriptNamesIsInTheTable() throws Exception {
    String script = Files.readString(write().resolve("inject.js"));
    java.util.regex.Matcher named =
        java.util.regex.Pattern.compile("error\\('([A-Z_]+)'").matcher(script);
    int count = 0;
    while (named.find()) {
      ApiError.valueOf(named.group(1));
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void manifestRunsTheScriptFirstInEveryFrameOfWebPages() throws Exception {
    JsonNode script =
        new ObjectMapper()
            .readTree(write().resolve("manifest.json").toFile())
            .at("/content_scripts/0");
    assertThat(script.at("/run_at").textValue()).isEqualTo("document_start");
    assertThat(script.at("/world").textValue()).isEqualTo("MAIN");
    assertThat(script.at("/all_frames").booleanValue()).isTrue();
    assertThat(script.at("/js/0").textValue()).isEqualTo("inject.js");
    assertThat(script.at("/matches").toString()).isEqualTo("[\"http://*/*\",\"https://*/*\"]");
  }

  @Test
  void noFileIsReadableByOthersOrByPages() throws Exception {
    Path directory = write();
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(directory.resolve("inject.js")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(directory.resolve("manifest.json")))
        .doesNotContain("web_accessible_resources");
  }

  @Test
  void filesOfAnEarlierLaunchAreReplaced() throws Exception {
    Files.writeString(write().resolve("stale.js"), "old");
    String next = "vutsrqponmlkjihgfedcba9876543210";
    Path directory =
        ExtensionFiles.writeTo(profile.resolve("extension"), next, Map.of("rules.js", "1"));
    assertThat(directory.resolve("stale.js")).doesNotExist();
    assertThat(directory.resolve("rules.html")).doesNotExist();
    assertThat(Files.readString(directory.resolve("inject.js"))).contains(next);
  }

  @Test
  void secretsAndNamesOfAnotherShapeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtensionFiles.writeTo(profile, "short", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtensionFiles.writeTo(profile, SECRET + "'", Map.of()));
    for (String name : new String[] {"../x.js", "a/b.js", "manifest.json", "inject.js", ".js"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ExtensionFiles.writeTo(profile, SECRET, Map.of(name, "")));
    }
  }

  private Path write() throws Exception {
    return ExtensionFiles.writeTo(
        profile.resolve("extension"), SECRET, Map.of("rules.html", "<!doctype html>"));
  }
}
