package org.vicinity.certstore.verify;

import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** A chain that was good until one thing was broken, and the rule that it breaks. */
record Broken(String what, Rule rule, Scenario scenario) {
  static Broken direct(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.direct(), change);
  }

  static Broken via(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.viaIntermediate(), change);
  }

  static Broken broken(String what, Rule rule, Scenario scenario, Consumer<Scenario> change) {
    return new Broken(what, rule, scenario.with(change));
  }

  static GeneralName dnsName(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  static NameConstraints permit(GeneralName name) {
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(name)}, null);
  }

  @Override
  public String toString() {
    return rule + ": " + what;
  }
}
