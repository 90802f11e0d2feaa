package org.vicinity.browser.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Pair rules as declarativeNetRequest rules, and back. Top-level navigations are left out: such a
 * rule would also block the address bar, which has no initiator; {@link NavigationPolicy} has them.
 */
final class SessionRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> RESOURCE_TYPES =
      List.of(
          "sub_frame",
          "stylesheet",
          "script",
          "image",
          "font",
          "object",
          "xmlhttprequest",
          "ping",
          "csp_report",
          "media",
          "websocket",
          "webtransport",
          "webbundle",
          "other");

  /** Documents and workers; the scripts of shared and service workers are of type script. */
  private static final List<String> CLIENT_TYPES =
      List.of("main_frame", "sub_frame", "script", "other");

  private SessionRules() {}

  /** Returns the rules for {@code updateSessionRules}, numbered from 1. */
  static ArrayNode of(List<PairRule> pairs) {
    ArrayNode rules = JSON.arrayNode();
    countAsPublic(rules, pairs);
    for (PairRule pair : pairs) {
      ObjectNode rule = add(rules, pair.host(), 1);
      // A request without an origin, such as a sandboxed frame's, is not excluded and so blocked.
      addAll(condition(rule).putArray("excludedInitiatorDomains"), pair.initiators());
      if (!pair.except().isEmpty()) {
        addAll(condition(add(rules, pair.host(), 2)).putArray("initiatorDomains"), pair.except());
      }
    }
    return rules;
  }

  /**
   * Local Network Access only keeps public pages out. Pages of this machine and of devices, which
   * it would let through to the router, are made to count as public by a directive that they do not
   * send themselves.
   */
  private static void countAsPublic(ArrayNode rules, List<PairRule> pairs) {
    ObjectNode rule = rules.addObject();
    rule.put("id", rules.size()).put("priority", 1);
    ObjectNode action = rule.putObject("action").put("type", "modifyHeaders");
    action
        .putArray("responseHeaders")
        .addObject()
        .put("header", "content-security-policy")
        .put("operation", "append")
        .put("value", "treat-as-public-address");
    ObjectNode condition = rule.putObject("condition");
    ArrayNode hosts = condition.putArray("requestDomains");
    addAll(hosts, LocalPages.HOSTS);
    pairs.forEach(pair -> hosts.add(pair.host()));
    addAll(condition.putArray("resourceTypes"), CLIENT_TYPES);
  }

  private static ObjectNode add(ArrayNode rules, String host, int priority) {
    ObjectNode rule = rules.addObject();
    rule.put("id", rules.size()).put("priority", priority);
    rule.putObject("action").put("type", "block");
    ObjectNode condition = rule.putObject("condition");
    condition.putArray("requestDomains").add(host);
    addAll(condition.putArray("resourceTypes"), RESOURCE_TYPES);
    return rule;
  }

  private static ObjectNode condition(ObjectNode rule) {
    return (ObjectNode) rule.get("condition");
  }

  private static void addAll(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  /** Returns whether two lists of rules mean the same; neither order nor defaults matter. */
  static boolean same(JsonNode one, JsonNode other) {
    return meanings(one).equals(meanings(other));
  }

  private record Meaning(
      int id,
      int priority,
      String action,
      String headers,
      Set<String> hosts,
      Set<String> excluded,
      Set<String> initiators,
      Set<String> types) {}

  private static Set<Meaning> meanings(JsonNode rules) {
    return StreamSupport.stream(rules.spliterator(), false)
        .map(SessionRules::meaning)
        .collect(Collectors.toSet());
  }

  private static Meaning meaning(JsonNode rule) {
    JsonNode condition = rule.path("condition");
    return new Meaning(
        rule.path("id").asInt(),
        rule.path("priority").asInt(1),
        rule.path("action").path("type").asText(),
        headers(rule.path("action").path("responseHeaders")),
        texts(condition.path("requestDomains")),
        texts(condition.path("excludedInitiatorDomains")),
        texts(condition.path("initiatorDomains")),
        texts(condition.path("resourceTypes")));
  }

  private static String headers(JsonNode array) {
    StringBuilder all = new StringBuilder();
    for (JsonNode header : array) {
      for (String part : List.of("header", "operation", "value")) {
        all.append(header.path(part).asText()).append(' ');
      }
    }
    return all.toString();
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
