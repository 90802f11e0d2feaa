package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRulesTest {
  private static final PairRule RULE =
      new PairRule("d.a-example.local", List.of("a.example", "d.a-example.local"), List.of());

  @Test
  void blocksTheHostForAllButItsInitiators() {
    JsonNode rule = SessionRules.of(List.of(RULE)).get(1);
    assertThat(rule.at("/action/type").asText()).isEqualTo("block");
    assertThat(rule.at("/condition/requestDomains/0").asText()).isEqualTo("d.a-example.local");
    assertThat(rule.at("/condition/excludedInitiatorDomains")).hasSize(2);
  }

  @Test
  void coversWebSocketsAndFramesButNotTheAddressBar() {
    String types = SessionRules.of(List.of(RULE)).get(1).at("/condition/resourceTypes").toString();
    assertThat(types).contains("websocket", "sub_frame", "xmlhttprequest", "other");
    assertThat(types).doesNotContain("main_frame");
  }

  @Test
  void pagesOfThisMachineAndOfDevicesCountAsPublic() {
    JsonNode rule = SessionRules.of(List.of(RULE)).get(0);
    assertThat(rule.at("/action/responseHeaders/0/value").asText())
        .isEqualTo("treat-as-public-address");
    assertThat(rule.at("/condition/requestDomains").toString())
        .contains("localhost", "127.0.0.1", "[::1]", "d.a-example.local");
    assertThat(rule.at("/condition/resourceTypes").toString())
        .contains("main_frame", "sub_frame", "script");
    assertThat(SessionRules.of(List.of())).hasSize(1);
  }

  @Test
  void exceptionsOverruleWithAHigherPriority() {
    ArrayNode rules =
        SessionRules.of(
            List.of(
                new PairRule("d.a-example.local", List.of("a.example"), List.of("x.a.example"))));
    assertThat(rules).hasSize(3);
    assertThat(rules.get(2).path("priority").asInt())
        .isGreaterThan(rules.get(1).path("priority").asInt());
    assertThat(rules.get(2).at("/condition/initiatorDomains/0").asText()).isEqualTo("x.a.example");
  }

  @Test
  void sameIgnoresOrderButNothingElse() throws Exception {
    ArrayNode told = SessionRules.of(List.of(RULE));
    JsonNode reported = new ObjectMapper().readTree(told.toString().replace("\"priority\":1,", ""));
    assertThat(SessionRules.same(told, reported)).isTrue();
    assertThat(SessionRules.same(told, SessionRules.of(List.of()))).isFalse();
    assertThat(
            SessionRules.same(
                told, new ObjectMapper().readTree(told.toString().replace("block", "allow"))))
        .isFalse();
    assertThat(
            SessionRules.same(
                told, new ObjectMapper().readTree(told.toString().replace("websocket", "font"))))
        .isFalse();
    assertThat(
            SessionRules.same(
                told, new ObjectMapper().readTree(told.toString().replace("treat-as", "as"))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\")", "A.example", "a.example/", "ä.example", "a\n"})
  void whatIsNoHostNeverGetsIntoAScript(String host) {
    assertThatThrownBy(() -> new PairRule(host, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairRule("a", List.of(host), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairRule("a", List.of(), List.of(host)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
