package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.bridge.protocol.ApiError;

class ExtensionFilesTest {
  private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

  @TempDir Path profile;

  @Test
  void idFollowsFromTheKeyInTheManifest() {
    assertThat(ExtensionFiles.id()).isEqualTo("pcdkadlkdncknogkbhjpakffjfloenck");
  }

  @Test
  void onlyTheScriptInTheExtensionsOwnWorldHasTheSecret() throws Exception {
    Path directory = write();
    assertThat(Files.readString(directory.resolve("bridge.js"))).containsOnlyOnce(SECRET);
    assertThat(Files.readString(directory.resolve("inject.js"))).doesNotContain(SECRET);
    JsonNode scripts = contentScripts(directory);
    assertThat(scripts.at("/0/js").toString()).isEqualTo("[\"bridge.js\"]");
    assertThat(scripts.at("/0/world").textValue()).isEqualTo("ISOLATED");
    assertThat(scripts.at("/1/js").toString()).isEqualTo("[\"inject.js\"]");
    assertThat(scripts.at("/1/world").textValue()).isEqualTo("MAIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge.js", "inject.js"})
  void everyErrorThatAScriptNamesIsInItsTable(String name) throws Exception {
    String script = Files.readString(write().resolve(name));
    assertThat(script).doesNotContain("@SECRET@", "@ERRORS@");
    for (ApiError error : ApiError.values()) {
      assertThat(script).contains(error.name() + ": [\"" + error.exceptionName() + "\"");
    }
    Matcher named = Pattern.compile("(?:error|refusal)\\('([A-Z_]+)'").matcher(script);
    int count = 0;
    while (named.find()) {
      assertThat(ApiError.valueOf(named.group(1))).isNotNull();
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void bothScriptsRunFirstInEveryFrameOfWebPages() throws Exception {
    for (JsonNode script : apiScripts(write())) {
      assertThat(script.at("/run_at").textValue()).isEqualTo("document_start");
      assertThat(script.at("/all_frames").booleanValue()).isTrue();
      assertThat(script.at("/matches").toString()).isEqualTo("[\"http://*/*\",\"https://*/*\"]");
    }
  }

  private static List<JsonNode> apiScripts(Path directory) throws Exception {
    List<JsonNode> scripts = new ArrayList<>();
    for (JsonNode script : contentScripts(directory)) {
      if (List.of("bridge.js", "inject.js").contains(script.at("/js/0").textValue())) {
        scripts.add(script);
      }
    }
    assertThat(scripts).hasSize(2);
    return scripts;
  }

  @Test
  void everyScriptOfTheManifestIsThereAndOnlyOneHasTheSecret() throws Exception {
    Path directory = write();
    for (JsonNode script : contentScripts(directory)) {
      String name = script.at("/js/0").textValue();
      assertThat(Files.readString(directory.resolve(name)).contains(SECRET))
          .as(name)
          .isEqualTo(name.equals("bridge.js"));
    }
  }

  private static JsonNode contentScripts(Path directory) throws Exception {
    return new ObjectMapper()
        .readTree(directory.resolve("manifest.json").toFile())
        .get("content_scripts");
  }

  @Test
  void noFileIsReadableByOthersOrByPages() throws Exception {
    Path directory = write();
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(directory.resolve("bridge.js")))
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
    assertThat(Files.readString(directory.resolve("bridge.js"))).contains(next);
  }

  @Test
  void secretsAndNamesOfAnotherShapeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtensionFiles.writeTo(profile, "short", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtensionFiles.writeTo(profile, SECRET + "'", Map.of()));
    for (String name :
        new String[] {"../x.js", "a/b.js", "manifest.json", "inject.js", "bridge.js", ".js"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ExtensionFiles.writeTo(profile, SECRET, Map.of(name, "")));
    }
  }

  private Path write() throws Exception {
    return ExtensionFiles.writeTo(
        profile.resolve("extension"), SECRET, Map.of("rules.html", "<!doctype html>"));
  }
}
