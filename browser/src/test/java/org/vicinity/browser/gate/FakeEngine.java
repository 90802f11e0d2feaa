package org.vicinity.browser.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.engine.EngineControls;
import org.vicinity.browser.engine.EngineException;
import org.vicinity.browser.engine.PairRule;

/** Controls that remember what they were told, one line for each call. */
final class FakeEngine implements EngineControls {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<String> allowed = new ArrayList<>();
  final List<PairRule> rules = new ArrayList<>();
  int anchors;

  /** The call that fails, such as {@code allow}. */
  String failing = "";

  Runnable onCall = () -> {};

  @Override
  public CompletableFuture<Void> trust(List<String> certificates) {
    return told("trust", "trust " + certificates.size(), () -> anchors = certificates.size());
  }

  @Override
  public CompletableFuture<Void> allow(List<String> patterns) {
    return told(
        "allow",
        "allow " + String.join(" ", patterns),
        () -> {
          allowed.clear();
          allowed.addAll(patterns);
        });
  }

  @Override
  public CompletableFuture<Void> restrict(List<PairRule> pairs) {
    return told(
        "restrict",
        "restrict " + String.join(" ", pairs.stream().map(PairRule::host).toList()),
        () -> {
          rules.clear();
          rules.addAll(pairs);
        });
  }

  @Override
  public CompletableFuture<Void> clearAll(Set<BrowsingData> kinds) {
    return told("clearAll", "clearAll " + kinds, () -> {});
  }

  @Override
  public CompletableFuture<Void> clear(List<String> origins) {
    return told("clear", "clear " + String.join(" ", origins), () -> {});
  }

  private CompletableFuture<Void> told(String name, String line, Runnable effect) {
    calls.add(line.strip());
    if (name.equals(failing)) {
      failing = "";
      return CompletableFuture.failedFuture(new EngineException("no"));
    }
    effect.run();
    onCall.run();
    return CompletableFuture.completedFuture(null);
  }
}
