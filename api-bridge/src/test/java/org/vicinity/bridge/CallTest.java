package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;

class CallTest {
  private final RecordingReply reply = new RecordingReply();
  private final Call call = new Call(1, reply);
  private final List<String> hooks = new ArrayList<>();

  private void addHooks() {
    call.whenEnded(() -> hooks.add("ended"));
    call.whenCancelled(() -> hooks.add("cancelled"));
  }

  @Test
  void resolvingRunsTheEndHooksOnly() throws Exception {
    addHooks();
    assertThat(call.resolve("{}")).isTrue();
    assertThat(reply.await().success()).isTrue();
    assertThat(hooks).containsExactly("ended");
  }

  @Test
  void abandoningAnswersNothingAndRunsAllHooks() {
    addHooks();
    call.abandon();
    assertThat(reply.isSilent()).isTrue();
    assertThat(hooks).containsExactly("cancelled", "ended");
    assertThat(call.resolve("{}")).isFalse();
  }

  @Test
  void aHookThatComesLateRunsAtOnce() {
    call.resolve("{}");
    call.whenEnded(() -> hooks.add("ended"));
    assertThat(hooks).containsExactly("ended");
  }

  @Test
  void whatACallHeldIsFreeWhenItIsAnswered() {
    List<String> order = new ArrayList<>();
    Call held =
        new Call(
            2,
            new PageReply() {
              @Override
              public void success(String json) {
                order.add("answered");
              }

              @Override
              public void failure(String json) {
                order.add("failed");
              }
            });
    held.whenEnded(() -> order.add("freed"));
    held.resolve("{}");
    assertThat(order).containsExactly("freed", "answered");
  }

  @Test
  void aReplyThatThrowsHarmsNobody() {
    Call broken =
        new Call(
            2,
            new PageReply() {
              @Override
              public void success(String json) {
                throw new IllegalStateException("the engine is gone");
              }

              @Override
              public void failure(String json) {
                throw new IllegalStateException("the engine is gone");
              }
            });
    broken.whenEnded(() -> hooks.add("ended"));
    assertThat(broken.resolve("{}")).isTrue();
    assertThat(hooks).containsExactly("ended");
  }

  @RepeatedTest(50)
  void aRaceSettlesItExactlyOnce() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger settled = new AtomicInteger();
    call.whenEnded(ended::incrementAndGet);
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean resolve = i % 2 == 0;
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  return;
                }
                boolean won =
                    resolve ? call.resolve("{}") : call.reject(new ApiFailure(ApiError.NOT_FOUND));
                if (won) {
                  settled.incrementAndGet();
                }
              });
      threads.add(thread);
      thread.start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    reply.await();
    assertThat(settled).hasValue(1);
    assertThat(ended).hasValue(1);
    assertThat(reply.isSilent()).isTrue();
  }
}
