package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.fixture.TestSite;

/** The browser as a process: how it begins, and how it ends. */
@Tag("browser")
class CommandTest {
  @TempDir Path folder;

  private String profile() {
    return folder.resolve("profile").toString();
  }

  @Test
  void asItIsToldToEndItEndsInGoodOrder() throws Exception {
    try (Command browser = Command.start("about:blank", "--profile", profile())) {
      browser.awaitReady();
      assertThat(folder.resolve("profile/extension/inject.js")).exists();
      browser.terminate();
      assertThat(browser.status()).isZero();
      assertThat(browser.output()).doesNotContain("not everything was closed", "Exception");
      assertThat(folder.resolve("profile/extension")).doesNotExist();
      assertThat(Files.readString(folder.resolve("profile/engine/Default/Preferences")))
          .contains("\"exit_type\":\"Normal\"");
    }
  }

  @Test
  void afterAPowerCutTheNextStartIsAsUsual() throws Exception {
    try (Command first = Command.start("about:blank", "--profile", profile())) {
      first.awaitReady();
      first.kill();
    }
    try (Command second = Command.start("about:blank", "--profile", profile())) {
      second.awaitReady();
      second.terminate();
      assertThat(second.status()).isZero();
    }
  }

  @Test
  void aSecondStartOpensItsPageInTheFirst() throws Exception {
    try (TestSite site = new TestSite();
        Command first = Command.start("about:blank", "--profile", profile())) {
      first.awaitReady();
      try (Command second = Command.start(site.origin() + "/second", "--profile", profile())) {
        assertThat(second.status()).isZero();
        assertThat(second.output()).contains("opened in the browser that runs");
      }
      site.awaitRequest("/second");
      try (Command third = Command.start("--automation", "--profile", profile())) {
        assertThat(third.status()).isEqualTo(3);
        assertThat(third.output()).contains("profile", "in use", "--profile");
      }
      first.terminate();
      assertThat(first.status()).isZero();
    }
  }

  @Test
  void tabsComeBackAfterAPowerCut() throws Exception {
    try (TestSite site = new TestSite()) {
      try (Command first = Command.start(site.origin() + "/kept", "--profile", profile())) {
        first.awaitReady();
        awaitFile(folder.resolve("profile/session.json"), "/kept");
        first.kill();
      }
      site.awaitRequest("/kept");
      try (Command second = Command.start("--profile", profile())) {
        second.awaitReady();
        site.awaitRequest("/kept");
      }
    }
  }

  @Test
  void tabsComeBackAfterASignal() throws Exception {
    try (TestSite site = new TestSite();
        Command first = Command.start(site.origin() + "/kept", "--profile", profile())) {
      first.awaitReady();
      awaitFile(folder.resolve("profile/session.json"), "/kept");
      first.terminate();
      assertThat(first.status()).isZero();
    }
    assertThat(Files.readString(folder.resolve("profile/session.json"))).contains("/kept");
  }

  /** Writing follows the page by a moment. */
  private static void awaitFile(Path file, String text) throws Exception {
    Screen.until(
        file + " has " + text, () -> Files.exists(file) && Files.readString(file).contains(text));
  }

  @Test
  void whatChromiumSaysGoesIntoItsLogAndNoSecretAnywhere() throws Exception {
    try (Command browser = Command.start("about:blank", "--profile", profile())) {
      browser.awaitReady();
      String script =
          Files.readString(folder.resolve("profile/extension/rules.js"), StandardCharsets.UTF_8);
      String secret = script.replaceAll("(?s).*SECRET = '([^']+)'.*", "$1");
      assertThat(secret).hasSize(43);
      assertThat(commandLines()).isNotEmpty().doesNotContain(secret);
      browser.terminate();
      browser.status();
      assertThat(browser.output()).doesNotContain("ERROR:", secret);
      assertThat(Files.readString(folder.resolve("profile/chromium.log"))).doesNotContain(secret);
    }
  }

  private String commandLines() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        try {
          String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
          if (line.contains(profile())) {
            all.append(line.replace('\0', ' ')).append('\n');
          }
        } catch (java.io.IOException notAProcessOrGone) {
          // Only processes that are there count.
        }
      }
    }
    return all.toString();
  }

  @Test
  void automationWithoutAProfileLeavesNothingBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Command browser =
        Command.start("about:blank", "--automation", "--choose", "x", "--pin", "1")) {
      browser.awaitReady();
      long before = profiles(temporary);
      assertThat(before).isPositive();
      browser.terminate();
      assertThat(browser.status()).isZero();
      assertThat(profiles(temporary)).isEqualTo(before - 1);
    }
  }

  private static long profiles(Path temporary) throws Exception {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith("vicinity-profile")).count();
    }
  }
}
