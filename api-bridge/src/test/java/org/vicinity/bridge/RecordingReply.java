package org.vicinity.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes what the bridge answers, and fails when it answers a plain query twice. */
final class RecordingReply implements PageReply {
  private static final long LIMIT_SECONDS = 60;

  /** What came: a success or a failure, as JSON. */
  record Answer(boolean success, JsonNode json) {
    /** Returns "name: message" of a failure. */
    String failure() {
      if (success) {
        throw new AssertionError("resolved with " + json);
      }
      return json.get("name").textValue() + ": " + json.get("message").textValue();
    }

    /** Returns what it resolved with. */
    JsonNode value() {
      if (!success) {
        throw new AssertionError("rejected with " + json);
      }
      return json;
    }
  }

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  @Override
  public void success(String json) {
    add(true, json);
  }

  @Override
  public void failure(String json) {
    add(false, json);
  }

  private void add(boolean success, String json) {
    try {
      answers.add(new Answer(success, new ObjectMapper().readTree(json)));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  /** Waits for the next answer. */
  Answer await() throws InterruptedException {
    Answer answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer");
    }
    return answer;
  }

  /** Returns whether nothing (more) came so far. */
  boolean isSilent() {
    return answers.isEmpty();
  }
}
