package org.vicinity.certstore.verify;

import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * One case of the corpus: a chain that was good until one thing was changed, and what the verifier
 * has to say of it.
 *
 * @param rule the rule that refuses the chain as it is presented; empty when it is trusted
 * @param searched the same when the way through its certificates is searched for, in any order
 */
public record Case(String what, Optional<Rule> rule, Optional<Rule> searched, Scenario scenario) {
  static Case direct(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.direct(), change);
  }

  static Case via(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.viaIntermediate(), change);
  }

  static Case broken(String what, Rule rule, Scenario scenario, Consumer<Scenario> change) {
    return of(what, Optional.of(rule), scenario.with(change));
  }

  static Case good(String what, Scenario scenario, Consumer<Scenario> change) {
    return of(what, Optional.empty(), scenario.with(change));
  }

  static Case good(String what, Consumer<Scenario> change) {
    return good(what, Scenario.direct(), change);
  }

  static Case of(String what, Optional<Rule> rule, Scenario scenario) {
    return new Case(what, rule, rule, scenario);
  }

  /** Another rule refuses it when the way is searched for. */
  Case searched(Rule other) {
    return new Case(what, rule, Optional.of(other), scenario);
  }

  /** It is trusted when the way is searched for. */
  Case trustedWhenSearched() {
    return new Case(what, rule, Optional.empty(), scenario);
  }

  static GeneralName dnsName(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  static NameConstraints permit(GeneralName... names) {
    return new NameConstraints(subtrees(names), null);
  }

  static NameConstraints exclude(GeneralName... names) {
    return new NameConstraints(null, subtrees(names));
  }

  private static GeneralSubtree[] subtrees(GeneralName... names) {
    return java.util.Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
  }

  @Override
  public String toString() {
    return rule.map(Rule::name).orElse("trusted") + ": " + what;
  }
}
