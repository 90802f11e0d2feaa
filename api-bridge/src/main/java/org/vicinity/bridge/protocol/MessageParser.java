package org.vicinity.bridge.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.User;

/**
 * Reads what arrives through the engine's query function: {@code <secret>.<JSON object>}. The
 * secret is compared, in constant time, before any of the JSON is looked at, since every page can
 * call that function. Thread-safe.
 */
public final class MessageParser {
  /** Longest message, in characters. */
  public static final int MAX_MESSAGE = 64 * 1024;

  private static final int MAX_TEXT = 128;
  private static final int MAX_LABEL = 63;
  private static final int MAX_FILTERS = 32;
  private static final int MAX_ORIGIN = 512;
  private static final int MAX_CHALLENGE = 128;
  private static final int MAX_DEPTH = 6;
  private static final int MAX_NUMBER = 16;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_MESSAGE)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final byte[] secret;

  /** Takes this launch's secret. */
  public MessageParser(String secret) {
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads one message.
   *
   * @throws ApiFailure {@code FORGED} when the secret is wrong or the rest is not exactly one
   *     message that the injected script sends
   */
  public PageMessage parse(String message) throws ApiFailure {
    int dot = message.indexOf('.');
    if (message.length() > MAX_MESSAGE || dot < 0) {
      throw new ApiFailure(ApiError.FORGED);
    }
    byte[] presented = message.substring(0, dot).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(secret, presented)) {
      throw new ApiFailure(ApiError.FORGED);
    }
    try {
      JsonNode json = mapper.readTree(message.substring(dot + 1));
      JsonMembers members = new JsonMembers(json);
      PageMessage parsed =
          new PageMessage(
              members.text("document", MAX_TEXT),
              members.text("origin", MAX_ORIGIN),
              members.flag("secure"),
              request(members.text("type", MAX_TEXT), members));
      members.end();
      return parsed;
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      throw new ApiFailure(ApiError.FORGED);
    }
  }

  private static PageRequest request(String type, JsonMembers members) {
    return switch (type) {
      case "listen" -> new PageRequest.Listen();
      case "events" -> new PageRequest.Events();
      case "availability" -> new PageRequest.Availability();
      case "devices" -> new PageRequest.Devices();
      case "requestDevice" -> requestDevice(members);
      case "createCertificateRequest" ->
          new PageRequest.CreateCertificateRequest(
              device(members),
              members.text("challenge", MAX_CHALLENGE),
              members.optionalText("label", MAX_LABEL));
      case "setCertificate" ->
          new PageRequest.SetCertificate(
              device(members),
              members.text("certificate", MAX_MESSAGE),
              members.text("authority", MAX_MESSAGE));
      case "forget" -> new PageRequest.Forget(device(members));
      default -> throw new IllegalArgumentException("unknown type");
    };
  }

  private static GrantId device(JsonMembers members) {
    return new GrantId(members.text("device", MAX_TEXT));
  }

  private static PageRequest requestDevice(JsonMembers members) {
    boolean all = members.flag("acceptAllDevices");
    Optional<List<DeviceFilter>> filters =
        members.list("filters", MAX_FILTERS, MessageParser::filter);
    Optional<List<DeviceFilter>> exclusions =
        members.list("exclusionFilters", MAX_FILTERS, MessageParser::filter);
    if (all == filters.isPresent() || (all && exclusions.isPresent())) {
      throw new IllegalArgumentException("either filters or acceptAllDevices");
    }
    return new PageRequest.RequestDevice(
        filters.orElse(List.of()),
        exclusions.orElse(List.of()),
        members.object("user", MessageParser::user),
        members.number("gesture"));
  }

  private static DeviceFilter filter(JsonMembers members) {
    return new DeviceFilter(
        members.optionalText("name", MAX_TEXT),
        members.optionalText("namePrefix", MAX_TEXT),
        members.optionalText("type", MAX_TEXT),
        members.optionalText("vendor", MAX_TEXT));
  }

  private static User user(JsonMembers members) {
    return new User(
        members.text("id", MAX_TEXT), members.optionalText("displayName", MAX_TEXT).orElse(""));
  }
}
