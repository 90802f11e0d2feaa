package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.SignIn;

class SignInQueueTest {
  private final SignInQueue queue = new SignInQueue();
  private final AtomicInteger declined = new AtomicInteger();

  private SignIn wanted(String host, boolean proxy, boolean encrypted, String realm) {
    return new SignIn(
        host,
        443,
        proxy,
        encrypted,
        realm,
        new SignIn.Answer() {
          @Override
          public void accept(String user, String password) {}

          @Override
          public void decline() {
            declined.incrementAndGet();
          }
        });
  }

  private SignIn wanted(String host) {
    return wanted(host, false, true, "");
  }

  @Test
  void questionsComeOneAfterTheOther() {
    assertThat(queue.add(wanted("a.example"))).isTrue();
    assertThat(queue.add(wanted("b.example"))).isFalse();
    assertThat(queue.answered().orElseThrow().host()).isEqualTo("b.example");
    assertThat(queue.answered()).isEmpty();
    assertThat(declined).hasValue(0);
  }

  @Test
  void whoDeclinesIsNotAskedAgainByThisPage() {
    queue.add(wanted("a.example"));
    queue.add(wanted("b.example"));
    queue.decline();
    assertThat(queue.add(wanted("c.example"))).isFalse();
    assertThat(declined.get()).isGreaterThanOrEqualTo(2);
    queue.forget();
    assertThat(queue.add(wanted("d.example"))).isTrue();
  }

  @Test
  void aPageCannotQueueQuestionsWithoutEnd() {
    for (int i = 0; i < 100; i++) {
      queue.add(wanted("a.example"));
    }
    assertThat(declined).hasValue(95);
  }

  @Test
  void anotherPageOrTheEndDeclinesWhatIsOpen() {
    queue.add(wanted("a.example"));
    queue.forget();
    assertThat(declined).hasValue(1);
  }

  @Test
  void theWordsNameWhoAsksAndWhoCanListen() {
    SignInWords own = SignInWords.of(wanted("a.example"), "a.example");
    assertThat(own.title()).isEqualTo("Sign in to a.example");
    assertThat(own.explanation()).contains("a.example:443").doesNotContain("another site");
    SignInWords other = SignInWords.of(wanted("b.example"), "a.example");
    assertThat(other.explanation()).contains("You are at a.example", "b.example", "another site");
    SignInWords plain = SignInWords.of(wanted("a.example", false, false, ""), "a.example");
    assertThat(plain.explanation()).contains("not encrypted");
    SignInWords here = SignInWords.of(wanted("localhost", false, false, ""), "localhost");
    assertThat(here.explanation()).contains("on this computer").doesNotContain("not encrypted");
    assertThat(SignInWords.of(wanted("p.example", true, false, ""), "a.example").explanation())
        .contains("proxy p.example:443");
  }

  @Test
  void theServersOwnWordsAreMarkedBoundedAndPlain() {
    SignInWords words =
        SignInWords.of(
            wanted("a.example", false, true, "<html>\u202eyour bank\n" + "x".repeat(5_000)), "");
    assertThat(words.realm())
        .startsWith("The site says: “")
        .doesNotContain("\u202e", "\n")
        .hasSizeLessThan(500);
  }
}
