package org.vicinity.browser.engine;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cef.callback.CefAuthCallback;

/** What the engine says of servers that want a password, in the shell's terms. */
final class SignIns {
  private static final int LONGEST = 200;

  private SignIns() {}

  /**
   * Returns what is to be asked.
   *
   * @param url the address that wants it; null or hostile
   */
  static SignIn of(
      String url, boolean proxy, String host, int port, String realm, CefAuthCallback callback) {
    return new SignIn(
        bounded(host),
        port,
        proxy,
        !proxy && url != null && url.toLowerCase(Locale.ROOT).startsWith("https:"),
        bounded(realm),
        once(callback));
  }

  private static SignIn.Answer once(CefAuthCallback callback) {
    AtomicBoolean answered = new AtomicBoolean();
    return new SignIn.Answer() {
      @Override
      public void accept(String user, String password) {
        if (answered.compareAndSet(false, true)) {
          callback.Continue(user, password);
        }
      }

      @Override
      public void decline() {
        if (answered.compareAndSet(false, true)) {
          callback.cancel();
        }
      }
    };
  }

  private static String bounded(String hostile) {
    if (hostile == null) {
      return "";
    }
    return hostile.length() <= LONGEST ? hostile : hostile.substring(0, LONGEST) + "…";
  }
}
