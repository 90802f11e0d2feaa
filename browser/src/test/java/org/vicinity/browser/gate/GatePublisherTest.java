package org.vicinity.browser.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.EngineException;
import org.vicinity.browser.engine.PairRule;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.certstore.grant.Grant;

class GatePublisherTest {
  private static final Grant A = Grants.of("https://a.example", "one");
  private static final Grant B = Grants.of("https://b.example", "two");
  private static final String HOST_A = A.host().value();
  private static final String HOST_B = B.host().value();
  private static final String ALLOWED_A = allowed(A);
  private static final String ALLOWED_B = allowed(B);

  private final FakeEngine engine = new FakeEngine();
  private final List<Grant> store = new ArrayList<>();
  private final Set<Grant> distrusted = new HashSet<>();
  private final List<Grant> withdrawn = new ArrayList<>();

  private static String allowed(Grant grant) {
    return String.join(" ", EnginePolicy.of(List.of(grant), java.time.Instant.now()).allowed());
  }

  private GatePublisher gate(Executor executor) {
    return new GatePublisher(
        engine,
        () -> List.copyOf(store),
        grant -> !distrusted.contains(grant),
        withdrawn::add,
        Clock.systemUTC(),
        executor);
  }

  @Test
  void addingRestrictsBeforeItAllowsAndAllowsBeforeItTrusts() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    assertThat(engine.calls).containsExactly("restrict " + HOST_A, "allow " + ALLOWED_A, "trust 1");
  }

  @Test
  void removingDistrustsFirstAndLiftsRestrictionsLast() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    engine.calls.clear();
    store.clear();
    gate.publish().join();
    assertThat(engine.calls.subList(0, 3)).containsExactly("trust 0", "allow", "restrict");
    assertThat(withdrawn).containsExactly(A);
  }

  @Test
  void connectionsAreCutWhenTheEngineHasForgottenTheDevice() {
    List<String> before = new ArrayList<>();
    GatePublisher gate =
        new GatePublisher(
            engine,
            () -> List.copyOf(store),
            grant -> true,
            grant -> before.addAll(engine.calls),
            Clock.systemUTC(),
            Runnable::run);
    store.add(A);
    gate.publish().join();
    engine.calls.clear();
    store.clear();
    gate.publish().join();
    assertThat(before).containsExactly("trust 0", "allow");
  }

  @Test
  void atNoMomentIsADeviceTrustedThatIsNotRestrictedToItsOrigin() {
    engine.onCall =
        () -> {
          Set<String> restricted = new HashSet<>();
          engine.rules.stream().map(PairRule::host).forEach(restricted::add);
          boolean reachable = engine.anchors > 0 && !engine.allowed.isEmpty();
          if (reachable) {
            assertThat(restricted).isNotEmpty();
          }
          if (engine.allowed.contains("https://b.example:443")) {
            assertThat(restricted).contains(HOST_B);
          }
        };
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    store.set(0, B);
    gate.publish().join();
    store.add(A);
    gate.publish().join();
    store.clear();
    gate.publish().join();
    assertThat(engine.anchors).isZero();
    assertThat(engine.allowed).isEmpty();
    assertThat(engine.rules).isEmpty();
  }

  @Test
  void exchangingOneDeviceForAnotherTakesTheOldOneAwayFirst() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    engine.calls.clear();
    store.set(0, B);
    gate.publish().join();
    assertThat(engine.calls)
        .containsExactly("trust 0", "allow", "restrict " + HOST_B, "allow " + ALLOWED_B, "trust 1");
  }

  @Test
  void whatTheVerifierRefusesIsNotPublishedAndIsTakenBack() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    store.add(B);
    distrusted.add(B);
    gate.publish().join();
    assertThat(String.join(" ", engine.allowed)).isEqualTo(ALLOWED_A);
    distrusted.add(A);
    gate.publish().join();
    assertThat(engine.allowed).isEmpty();
    assertThat(withdrawn).containsExactly(A);
  }

  @Test
  void aFailureLeavesEverythingClosed() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    store.add(B);
    engine.failing = "restrict";
    CompletableFuture<Void> result = gate.publish();
    assertThatThrownBy(result::get).hasCauseInstanceOf(EngineException.class);
    assertThat(engine.anchors).isZero();
    assertThat(engine.allowed).isEmpty();
    assertThat(withdrawn).containsExactly(A);
    gate.publish().join();
    assertThat(engine.allowed).contains("https://a.example:443", "https://b.example:443");
  }

  @Test
  void callsThatComeBeforeTheNextPublicationShareIt() {
    Deque<Runnable> queue = new ArrayDeque<>();
    GatePublisher gate = gate(queue::add);
    store.add(A);
    CompletableFuture<Void> first = gate.publish();
    store.add(B);
    CompletableFuture<Void> second = gate.publish();
    assertThat(queue).hasSize(1);
    queue.remove().run();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(engine.allowed).contains("https://a.example:443", "https://b.example:443");
  }

  @Test
  void aCallDuringAPublicationGetsOneOfItsOwn() {
    Deque<Runnable> queue = new ArrayDeque<>();
    GatePublisher gate = gate(queue::add);
    List<CompletableFuture<Void>> late = new ArrayList<>();
    engine.onCall =
        () -> {
          if (late.isEmpty()) {
            store.add(A);
            late.add(gate.publish());
          }
        };
    gate.publish();
    queue.remove().run();
    assertThat(late.get(0)).isNotCompleted();
    queue.remove().run();
    assertThat(late.get(0)).isCompleted();
    assertThat(String.join(" ", engine.allowed)).isEqualTo(ALLOWED_A);
  }

  @Test
  void cancellingOneCallersFutureDoesNotCancelTheOthers() {
    Deque<Runnable> queue = new ArrayDeque<>();
    GatePublisher gate = gate(queue::add);
    CompletableFuture<Void> first = gate.publish();
    CompletableFuture<Void> second = gate.publish();
    first.cancel(true);
    queue.remove().run();
    assertThat(second).isCompletedWithValue(null);
  }

  @Test
  void aDeviceThatWasOnlyUsedIsNotWithdrawn() {
    GatePublisher gate = gate(Runnable::run);
    store.add(A);
    gate.publish().join();
    store.set(0, A.usedAt(java.time.Instant.now()));
    gate.publish().join();
    assertThat(withdrawn).isEmpty();
  }
}
