package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vicinity.certstore.name.Origin;

class PageDocumentTest {
  private final RecordingReply lifetime = new RecordingReply();
  private final PageDocument document =
      new PageDocument(
          new PageDocument.Key(1, "f", "d"),
          Origin.parse("https://vod.example.com"),
          new Call(1, lifetime));

  private RecordingReply poll() {
    RecordingReply reply = new RecordingReply();
    document.poll(new Call(2, reply));
    return reply;
  }

  @Test
  void anEventAnswersTheQuestionThatWaits() throws Exception {
    RecordingReply reply = poll();
    assertThat(reply.isSilent()).isTrue();
    document.tell("{\"event\":\"devicechange\"}");
    assertThat(reply.await().value().get("events")).hasSize(1);
  }

  @Test
  void eventsThatCameMeanwhileAreToldTogetherInTheirOrder() throws Exception {
    document.tell("{\"event\":1}");
    document.tell("{\"event\":2}");
    assertThat(poll().await().value().toString())
        .isEqualTo("{\"events\":[{\"event\":1},{\"event\":2}]}");
    assertThat(poll().isSilent()).isTrue();
  }

  @Test
  void aDocumentThatNeverAsksKeepsTheNewestOnly() throws Exception {
    for (int i = 0; i < 1000; i++) {
      document.tell("{\"event\":" + i + "}");
    }
    assertThat(poll().await().value().get("events"))
        .hasSize(64)
        .last()
        .hasToString("{\"event\":999}");
  }

  @Test
  void aSecondQuestionEndsTheFirst() throws Exception {
    RecordingReply first = poll();
    RecordingReply second = poll();
    assertThat(first.await().failure()).startsWith("AbortError: ");
    document.tell("{}");
    assertThat(second.await().success()).isTrue();
  }

  @Test
  void theEndEndsTheQuestionsAndTheSubscription() throws Exception {
    RecordingReply early = poll();
    document.end();
    assertThat(early.await().failure()).startsWith("AbortError: ");
    assertThat(lifetime.await().failure()).startsWith("AbortError: ");
    assertThat(poll().await().failure()).startsWith("AbortError: ");
  }
}
