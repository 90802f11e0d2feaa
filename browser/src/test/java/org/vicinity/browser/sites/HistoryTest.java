package org.vicinity.browser.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  @TempDir Path folder;

  private History open() {
    return History.in(folder.resolve("history.json"), Clock.systemUTC());
  }

  private static List<String> urls(History history, String typed) {
    return history.suggestions(typed, 5).stream().map(Visit::url).toList();
  }

  @Test
  void whatBeginsAsTypedComesFirstThenTheFrequent() {
    try (History history = open()) {
      history.visited("https://rare.example/vod");
      history.visited("https://often.example/vod");
      history.visited("https://often.example/vod");
      history.visited("https://www.vod.example/");
      assertThat(urls(history, "VOD"))
          .containsExactly(
              "https://www.vod.example/", "https://often.example/vod", "https://rare.example/vod");
      assertThat(urls(history, "https://www.vod.ex")).containsExactly("https://www.vod.example/");
      assertThat(urls(history, "nowhere")).isEmpty();
      assertThat(urls(history, " ")).isEmpty();
    }
  }

  @Test
  void titlesAreSearchedAndAllIsThereAfterARestart() {
    try (History history = open()) {
      history.visited("https://a.example/1");
      history.titled("https://a.example/1", "Living-room films");
      history.titled("https://never.example/", "Living-room");
    }
    try (History history = open()) {
      assertThat(urls(history, "living")).containsExactly("https://a.example/1");
      history.clear();
    }
    try (History history = open()) {
      assertThat(urls(history, "living")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@a.example/",
        "data:text/html,secret",
        "file:///secret",
        "about:blank",
        "javascript:secret()"
      })
  void whatIsNobodysBusinessIsNotRemembered(String url) throws Exception {
    try (History history = open()) {
      history.visited(url);
      assertThat(urls(history, "secret")).isEmpty();
      assertThat(urls(history, "a")).isEmpty();
    }
  }

  @Test
  void fragmentsAreLeftOut() {
    try (History history = open()) {
      history.visited("https://a.example/x#token=secret");
      assertThat(urls(history, "a.ex")).containsExactly("https://a.example/x");
    }
  }

  @Test
  void ofManyPagesTheLatestAreKept() {
    try (History history = open()) {
      for (int i = 0; i < History.MOST + 10; i++) {
        history.visited("https://a.example/" + i + "/");
      }
      assertThat(urls(history, "a.example/9/")).isEmpty();
      assertThat(urls(history, "a.example/10/")).hasSize(1);
    }
  }

  @Test
  void withoutAProfileNothingIsRemembered() throws Exception {
    History history = History.none();
    history.visited("https://a.example/");
    assertThat(urls(history, "a")).isEmpty();
    assertThat(Files.list(folder)).isEmpty();
  }
}
