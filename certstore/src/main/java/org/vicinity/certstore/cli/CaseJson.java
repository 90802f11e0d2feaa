package org.vicinity.certstore.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.certstore.revocation.RevocationFormatException;
import org.vicinity.certstore.revocation.RevocationList;
import org.vicinity.certstore.verify.Verdict;

/** Cases and answers as JSON, one in a line. */
final class CaseJson {
  private static final int MAX_ID = 1_024;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final ObjectReader WHOLE_LINE =
      MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final InstantSource clock;

  /** Takes the clock for cases that name no time. */
  CaseJson(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a case; members that it does not know are passed over.
   *
   * @throws IllegalArgumentException when it is none; the message says what is wrong
   */
  VerificationCase read(String line) {
    JsonNode json;
    try {
      json = WHOLE_LINE.readTree(line);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    if (!json.has("authority")) {
      throw new IllegalArgumentException("authority is missing");
    }
    return new VerificationCase(
        text(json, "host"),
        texts(json, "authority"),
        texts(json, "untrusted"),
        text(json, "leaf"),
        lists(json),
        time(json.path("at")));
  }

  /** Returns the id of a case, also of one that breaks off after it; null in JSON without one. */
  static JsonNode id(String line) {
    try (JsonParser parser = MAPPER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return NullNode.instance;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (isId) {
          boolean fits = value.isScalarValue() && parser.getTextLength() <= MAX_ID;
          return fits ? MAPPER.readTree(parser) : NullNode.instance;
        }
        parser.skipChildren();
      }
    } catch (IOException brokenOff) {
      // The answer then has no id, but the number of its line.
    }
    return NullNode.instance;
  }

  /** Returns the answer to a case, without a line end. */
  static String answer(JsonNode id, Verdict verdict) {
    ObjectNode answer = MAPPER.createObjectNode().set("id", id);
    answer.put("trusted", verdict instanceof Verdict.Trusted);
    if (verdict instanceof Verdict.Refused refused) {
      answer
          .put("rule", refused.rule().name())
          .put("presented", refused.presented())
          .put("expected", refused.expected());
    }
    return answer.toString();
  }

  /** Returns the answer to what is no case, without a line end. */
  static String error(JsonNode id, long line, String why) {
    ObjectNode answer = MAPPER.createObjectNode().set("id", id);
    return answer.put("trusted", false).put("line", line).put("error", why).toString();
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          name + (value.isMissingNode() ? " is missing" : " is not a text"));
    }
    return value.textValue();
  }

  private static List<String> texts(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      texts.add(element.textValue());
    }
    if (!value.isArray() || texts.contains(null)) {
      throw new IllegalArgumentException(name + " is not a list of texts");
    }
    return List.copyOf(texts);
  }

  /** A list that cannot be read might have been the one that says revoked: such a case is none. */
  private static List<RevocationList> lists(JsonNode json) {
    List<RevocationList> lists = new ArrayList<>();
    for (String pem : texts(json, "crls")) {
      try {
        lists.addAll(RevocationList.parseAll(pem.getBytes(StandardCharsets.UTF_8)));
      } catch (RevocationFormatException malformed) {
        throw new IllegalArgumentException("crls: " + malformed.getMessage(), malformed);
      }
    }
    return List.copyOf(lists);
  }

  private Instant time(JsonNode at) {
    if (at.isMissingNode() || at.isNull()) {
      return clock.instant();
    }
    if (!at.isTextual() && !at.isIntegralNumber()) {
      throw new IllegalArgumentException("at is neither a text nor a whole number");
    }
    return TimeText.parse(at.asText());
  }
}
