package org.vicinity.browser;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps off the terminal what is of no use there. */
final class Quiet {
  private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

  private Quiet() {}

  /** Leaves out the two lines that JCEF prints to standard output when it starts and ends. */
  static void engineOutput() {
    System.setOut(
        new PrintStream(System.out, true) {
          @Override
          public void println(String line) {
            if (line == null
                || !(line.startsWith("initialize on Thread[")
                    || line.startsWith("shutdown on Thread["))) {
              super.println(line);
            }
          }
        });
  }

  /**
   * Chromium writes its messages to standard error as well as to its log. Lets {@link System#err}
   * go where it went, and what native code writes to standard error nowhere. Where the system does
   * not allow that, nothing changes.
   */
  static void nativeErrors() {
    try {
      PrintStream errors = new PrintStream(new FileOutputStream("/proc/self/fd/2", true), true);
      System.setErr(errors);
      // Closing a standard descriptor makes the JDK put /dev/null in its place, not a gap.
      new FileOutputStream(FileDescriptor.err).close();
    } catch (IOException notHere) {
      LOG.debug("the engine's messages stay on standard error", notHere);
    }
  }
}
