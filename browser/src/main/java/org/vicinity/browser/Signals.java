package org.vicinity.browser;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the signals that ask a process to end reach Java again: Chromium takes them over when it
 * starts, and would end the process without any of our tidying up.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** Runs that, on a thread of the platform, when the process is asked to end. */
  static void onEnd(Runnable action) {
    try {
      // By reflection, since the compiler warns of sun.misc whatever one does.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
              return null;
            }
            return method.invoke(action, arguments);
          };
      Object proxy =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
      for (String name : new String[] {"TERM", "INT", "HUP"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException absent) {
      LOG.warn("signals that end the browser will not be handled: {}", absent.toString());
    }
  }
}
