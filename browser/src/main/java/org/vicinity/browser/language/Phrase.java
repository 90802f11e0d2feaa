package org.vicinity.browser.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * One text that people see, in their language. An enum of a package implements this: its constants
 * are the keys of the resource bundle that has the enum's name and lies beside it. {@code
 * WRONG_PIN} stands for the key {@code wrong-pin}. The language is that of the desktop ({@link
 * Locale.Category#DISPLAY}); what is not translated is English. Thread-safe.
 *
 * <p>Arguments are put into the text as they are; nothing in them is ever taken for a pattern.
 */
public interface Phrase {
  /** Returns the constant's name; an enum has it. */
  String name();

  /** Returns the enum; an enum has it. */
  Class<?> getDeclaringClass();

  /** Returns the text, with the arguments in place of {@code {0}}, {@code {1}} and so on. */
  default String text(Object... arguments) {
    return format(key(), arguments);
  }

  /**
   * Returns the text for a number of things: that of the key with {@code .one} for one, else that
   * with {@code .other}. The number is {@code {0}}, the arguments follow.
   */
  default String count(long number, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = number;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return format(key() + (number == 1 ? ".one" : ".other"), all);
  }

  /** Returns the text for a constant of another enum: {@code error.wrong-pin}. */
  default String of(Enum<?> which, Object... arguments) {
    return format(key() + "." + key(which.name()), arguments);
  }

  /** Returns the bundle's key. */
  default String key() {
    return key(name());
  }

  /** Returns how a constant's name is written in a bundle. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String format(String key, Object... arguments) {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    String pattern =
        ResourceBundle.getBundle(
                getDeclaringClass().getName(),
                locale,
                getDeclaringClass().getClassLoader(),
                // Without it the locale that the process began with would come before English.
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
            .getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
