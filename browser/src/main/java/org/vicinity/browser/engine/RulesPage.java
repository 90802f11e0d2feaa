package org.vicinity.browser.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks with the extension's hidden page, the only place where session rules can be set and data of
 * single origins removed. What the page reports is compared with what it was told. Thread-safe.
 */
final class RulesPage {
  private static final Logger LOG = LoggerFactory.getLogger(RulesPage.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** What the page was told, what its report has to say, and who waits for that. */
  private record Order(Predicate<JsonNode> fulfilled, CompletableFuture<Void> done) {}

  private final byte[] secret;
  private final Consumer<String> script;
  private final PageSockets sockets;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, Order> orders = new ConcurrentHashMap<>();

  /**
   * Makes the other end.
   *
   * @param secret what the page's messages carry
   * @param script runs a script in the page
   * @param sockets told of WebSockets that the page reports
   */
  RulesPage(String secret, Consumer<String> script, PageSockets sockets) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.script = script;
    this.sockets = sockets;
  }

  /** Completes when the page has loaded for the first time. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Replaces all session rules. Completes when the page has reported exactly these. */
  CompletableFuture<Void> apply(List<PairRule> pairs) {
    ArrayNode rules = SessionRules.of(pairs);
    return order("apply", rules, report -> SessionRules.same(rules, report.path("rules")));
  }

  /** Removes what is kept of these origins. Completes when the page has reported that it is. */
  CompletableFuture<Void> clear(List<String> origins) {
    ArrayNode list = JSON.valueToTree(origins);
    return order("clear", list, report -> list.equals(report.path("cleared")));
  }

  /** Removes what is kept of all origins. Completes when the page has reported that it is. */
  CompletableFuture<Void> clearAll(Set<BrowsingData> kinds) {
    ArrayNode list = JSON.createArrayNode();
    kinds.forEach(kind -> list.add(kind.name().toLowerCase(Locale.ROOT)));
    return order("clearAll", list, report -> list.equals(report.path("cleared")));
  }

  private CompletableFuture<Void> order(
      String function, ArrayNode argument, Predicate<JsonNode> fulfilled) {
    int number = numbers.incrementAndGet();
    Order order = new Order(fulfilled, new CompletableFuture<>());
    orders.put(number, order);
    script.accept("vicinityRules." + function + "(" + number + ", " + argument + ")");
    return order
        .done()
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((done, failed) -> orders.remove(number));
  }

  /** Takes a message of the page; one without the secret is ignored. */
  void message(String json) {
    JsonNode message;
    try {
      message = JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      LOG.warn("the rules page sent something that is not JSON");
      return;
    }
    byte[] proof = message.path("secret").asText().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(secret, proof)) {
      LOG.warn("the rules page sent a message without its secret");
      return;
    }
    if (message.path("ready").asBoolean()) {
      ready.complete(null);
      return;
    }
    if (message.hasNonNull("socket")) {
      JsonNode socket = message.path("socket");
      String host = PageUrls.uri(socket.path("url").asText()).getHost();
      if (host != null) {
        sockets.opening(socket.path("initiator").asText(), host);
      }
      return;
    }
    Order order = orders.get(message.path("order").asInt());
    if (order == null) {
      return;
    }
    if (message.hasNonNull("error")) {
      fail(order, "the engine refused: " + message.path("error").asText());
    } else if (order.fulfilled().test(message)) {
      order.done().complete(null);
    } else {
      fail(order, "the engine did not do what it was told");
    }
  }

  /** The page's process ended: what it was told may be lost. */
  void lost() {
    orders.values().forEach(order -> fail(order, "the page that sets the rules crashed"));
  }

  private static void fail(Order order, String why) {
    order.done().completeExceptionally(new EngineException(why));
  }
}
