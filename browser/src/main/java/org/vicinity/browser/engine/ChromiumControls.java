package org.vicinity.browser.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The controls: preferences for trust and permission, the rules page for pairs. */
final class ChromiumControls implements EngineControls {
  private static final long SECONDS = 20;

  private final RulesPage rules;

  ChromiumControls(RulesPage rules) {
    this.rules = rules;
  }

  @Override
  public CompletableFuture<Void> trust(List<String> certificates) {
    List<String> copy = List.copyOf(certificates);
    return onUiThread(() -> EnginePreferences.trust(copy));
  }

  @Override
  public CompletableFuture<Void> allow(List<String> patterns) {
    List<String> copy = List.copyOf(patterns);
    return onUiThread(() -> EnginePreferences.allow(copy));
  }

  @Override
  public CompletableFuture<Void> restrict(List<PairRule> pairs) {
    return rules.apply(List.copyOf(pairs));
  }

  @Override
  public CompletableFuture<Void> clear(List<String> origins) {
    return origins.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : rules.clear(List.copyOf(origins));
  }

  @Override
  public CompletableFuture<Void> clearAll(Set<BrowsingData> kinds) {
    return kinds.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : rules.clearAll(Set.copyOf(kinds));
  }

  private static CompletableFuture<Void> onUiThread(Runnable action) {
    return UiThread.<Void>run(
            () -> {
              action.run();
              return null;
            })
        .orTimeout(SECONDS, TimeUnit.SECONDS);
  }
}
