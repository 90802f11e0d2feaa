package org.vicinity.browser.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks with the extension's hidden page, the only place where session rules can be set. What the
 * page reports is compared with what it was told. Thread-safe.
 */
final class RulesPage {
  private static final Logger LOG = LoggerFactory.getLogger(RulesPage.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private record Order(ArrayNode rules, CompletableFuture<Void> done) {}

  private final byte[] secret;
  private final Consumer<String> script;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, Order> orders = new ConcurrentHashMap<>();

  /**
   * Makes the other end.
   *
   * @param secret what the page's messages carry
   * @param script runs a script in the page
   */
  RulesPage(String secret, Consumer<String> script) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.script = script;
  }

  /** Completes when the page has loaded for the first time. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Replaces all session rules. Completes when the page has reported exactly these. */
  CompletableFuture<Void> apply(List<PairRule> pairs) {
    int number = numbers.incrementAndGet();
    Order order = new Order(SessionRules.of(pairs), new CompletableFuture<>());
    orders.put(number, order);
    script.accept("vicinityRules.apply(" + number + ", " + order.rules() + ")");
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
    Order order = orders.get(message.path("order").asInt());
    if (order == null) {
      return;
    }
    if (message.hasNonNull("error")) {
      fail(order, "the engine refused the rules: " + message.path("error").asText());
    } else if (SessionRules.same(order.rules(), message.path("rules"))) {
      order.done().complete(null);
    } else {
      fail(order, "the engine's rules are not those that it was told");
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
