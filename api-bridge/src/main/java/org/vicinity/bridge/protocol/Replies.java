package org.vicinity.bridge.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the browser answers, as JSON text. Every member is always there, {@code null} included: the
 * script must never fall through to a member that a page put on {@code Object.prototype}.
 */
public final class Replies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Replies() {}

  /** Returns the answer to {@link PageRequest.Availability}. */
  public static String availability(boolean available) {
    return JSON.objectNode().put("available", available).toString();
  }

  /** Returns the answer to {@link PageRequest.Devices}. */
  public static String devices(List<DeviceView> devices) {
    ArrayNode list = JSON.arrayNode();
    devices.forEach(device -> list.add(node(device)));
    return JSON.objectNode().set("devices", list).toString();
  }

  /** Returns the answer to requests that end with one device. */
  public static String device(DeviceView device) {
    return JSON.objectNode().set("device", node(device)).toString();
  }

  /** Returns the answer to {@link PageRequest.CreateCertificateRequest}. */
  public static String certificateRequest(
      DeviceView device, String csr, String attestation, String host) {
    ObjectNode reply = JSON.objectNode();
    reply.set("device", node(device));
    return reply.put("csr", csr).put("attestation", attestation).put("host", host).toString();
  }

  /** Returns the answer to requests that bring nothing. */
  public static String done() {
    return "{}";
  }

  /** Returns the answer to {@link PageRequest.Events}. */
  public static String events(List<String> events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  /** Returns the event that devices of this origin came or went. */
  public static String deviceChange() {
    return event("devicechange", JSON.nullNode(), JSON.nullNode());
  }

  /** Returns the event that a device has another state. */
  public static String stateChange(DeviceView device) {
    return event("state", node(device), JSON.nullNode());
  }

  /** Returns the event that a device was not set up, and why. */
  public static String notSetUp(DeviceView device, ApiFailure why) {
    return event("state", node(device), node(why));
  }

  /** Returns a refusal. */
  public static String failure(ApiFailure failure) {
    return node(failure).toString();
  }

  private static ObjectNode node(ApiFailure failure) {
    return JSON.objectNode()
        .put("name", failure.error().exceptionName())
        .put("message", failure.getMessage());
  }

  private static String event(String name, JsonNode device, JsonNode why) {
    ObjectNode event = JSON.objectNode().put("event", name);
    event.set("device", device);
    event.set("why", why);
    return event.toString();
  }

  private static ObjectNode node(DeviceView device) {
    ObjectNode node =
        JSON.objectNode()
            .put("id", device.id())
            .put("name", device.name())
            .put("type", device.type())
            .put("state", device.state().value());
    // put(String, null) writes null.
    node.put("origin", device.origin().orElse(null));
    node.put(
        "certificateExpiry",
        device.certificateExpiry().map(java.time.Instant::toEpochMilli).orElse(null));
    return node;
  }
}
