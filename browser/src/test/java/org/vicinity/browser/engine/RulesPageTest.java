package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private static final PairRule RULE = new PairRule("d.local", List.of("a.example"), List.of());

  private final List<String> scripts = new ArrayList<>();
  private final List<String> sockets = new ArrayList<>();
  private final RulesPage page =
      new RulesPage(
          "s3cret", scripts::add, (initiator, host) -> sockets.add(initiator + " " + host));

  private void answer(int order, Object rules) {
    page.message("{\"secret\":\"s3cret\",\"order\":" + order + ",\"rules\":" + rules + "}");
  }

  @Test
  void isReadyWhenThePageSaysSoWithTheSecret() {
    page.message("{\"ready\":true}");
    page.message("{\"ready\":true,\"secret\":\"guessed\"}");
    page.message("not JSON");
    assertThat(page.ready()).isNotCompleted();
    page.message("{\"ready\":true,\"secret\":\"s3cret\"}");
    assertThat(page.ready()).isCompleted();
  }

  @Test
  void anOrderIsDoneWhenThePageReportsTheseVeryRules() {
    CompletableFuture<Void> done = page.apply(List.of(RULE));
    assertThat(scripts)
        .containsExactly("vicinityRules.apply(1, " + SessionRules.of(List.of(RULE)) + ")");
    assertThat(done).isNotCompleted();
    answer(1, SessionRules.of(List.of(RULE)));
    assertThat(done).isCompleted();
  }

  @Test
  void everythingOfAKindIsRemovedWhenThePageReportsTheseVeryKinds() {
    CompletableFuture<Void> done = page.clearAll(Set.of(BrowsingData.CACHE));
    assertThat(scripts).contains("vicinityRules.clearAll(1, [\"cache\"])");
    assertThat(done).isNotCompleted();
    page.message("{\"secret\":\"s3cret\",\"order\":1,\"cleared\":[\"cache\"]}");
    assertThat(done).isCompleted();
  }

  @Test
  void dataIsRemovedWhenThePageReportsTheseVeryOrigins() {
    CompletableFuture<Void> done = page.clear(List.of("https://a.local"));
    CompletableFuture<Void> other = page.clear(List.of("https://b.local"));
    assertThat(scripts).contains("vicinityRules.clear(1, [\"https://a.local\"])");
    page.message("{\"secret\":\"s3cret\",\"order\":1,\"cleared\":[\"https://a.local\"]}");
    page.message("{\"secret\":\"s3cret\",\"order\":2,\"cleared\":[\"https://a.local\"]}");
    assertThat(done).isCompleted();
    assertThatThrownBy(other::get).hasCauseInstanceOf(EngineException.class);
  }

  @Test
  void anOrderFailsWhenThePageReportsOtherRules() {
    CompletableFuture<Void> done = page.apply(List.of(RULE));
    answer(1, "[]");
    assertThatThrownBy(done::get).hasCauseInstanceOf(EngineException.class);
  }

  @Test
  void anAnswerWithoutTheSecretCountsForNothing() {
    CompletableFuture<Void> done = page.apply(List.of());
    page.message("{\"order\":1,\"rules\":" + SessionRules.of(List.of()) + "}");
    assertThat(done).isNotCompleted();
  }

  @Test
  void anOrderFailsWithTheEnginesReason() {
    CompletableFuture<Void> done = page.apply(List.of(RULE));
    page.message("{\"secret\":\"s3cret\",\"order\":1,\"error\":\"too many rules\"}");
    assertThatThrownBy(done::get).hasMessageContaining("too many rules");
  }

  @Test
  void anAnswerToAnEarlierOrderIsNotTakenForTheLaterOne() {
    CompletableFuture<Void> first = page.apply(List.of(RULE));
    CompletableFuture<Void> second = page.apply(List.of());
    answer(1, SessionRules.of(List.of(RULE)));
    assertThat(first).isCompleted();
    assertThat(second).isNotCompleted();
  }

  @Test
  void aCrashFailsWhatIsUnderWay() {
    CompletableFuture<Void> done = page.apply(List.of(RULE));
    page.lost();
    assertThatThrownBy(done::get).hasCauseInstanceOf(EngineException.class);
  }

  @Test
  void webSocketsAreToldWithTheirInitiator() {
    page.message(
        """
        {"secret": "s3cret",
         "socket": {"initiator": "https://vod.example", "url": "wss://one.vod-example.local/x"}}
        """);
    page.message("{\"secret\": \"s3cret\", \"socket\": {\"url\": \"wss://[\"}}");
    page.message(
        "{\"secret\": \"guess\", \"socket\": {\"initiator\": \"a\", \"url\": \"wss://b/\"}}");
    assertThat(sockets).containsExactly("https://vod.example one.vod-example.local");
  }
}
