package org.vicinity.browser.preference;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vicinity.browser.language.Phrase;

/**
 * The values that a setting can have, and how they are written. What is read may be hostile:
 * anything that is not one of the values is none.
 *
 * @param <T> the values' type
 */
public sealed interface Kind<T> {
  /** Returns the value that was written so; empty when it is none of this kind. */
  Optional<T> read(String written);

  /** Returns how a value is written; {@link #read} gives it back. */
  String write(T value);

  /**
   * One of a few named things.
   *
   * @param type the enum
   * @param words names its constants
   */
  record Choice<E extends Enum<E>>(Class<E> type, Phrase words) implements Kind<E> {
    @Override
    public Optional<E> read(String written) {
      return Stream.of(type.getEnumConstants())
          .filter(each -> write(each).equals(written))
          .findFirst();
    }

    @Override
    public String write(E value) {
      return Phrase.key(value.name());
    }
  }

  /** Yes or no. */
  record Flag() implements Kind<Boolean> {
    @Override
    public Optional<Boolean> read(String written) {
      return switch (written) {
        case "yes" -> Optional.of(true);
        case "no" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public String write(Boolean value) {
      return value ? "yes" : "no";
    }
  }

  /**
   * One of a few percentages.
   *
   * @param steps the percentages, in their order
   */
  record Percent(List<Integer> steps) implements Kind<Integer> {
    /** Copies the list. */
    public Percent {
      steps = List.copyOf(steps);
    }

    @Override
    public Optional<Integer> read(String written) {
      return steps.stream().filter(step -> write(step).equals(written)).findFirst();
    }

    @Override
    public String write(Integer value) {
      return Integer.toString(value);
    }
  }

  /** A folder by its absolute path, or none, which leaves it to the browser. */
  record Folder() implements Kind<Optional<Path>> {
    private static final int LONGEST = 4096;

    @Override
    public Optional<Optional<Path>> read(String written) {
      if (written.isEmpty()) {
        return Optional.of(Optional.empty());
      }
      try {
        return written.length() > LONGEST
            ? Optional.empty()
            : Optional.of(Path.of(written)).filter(Path::isAbsolute).map(Optional::of);
      } catch (InvalidPathException hostile) {
        return Optional.empty();
      }
    }

    @Override
    public String write(Optional<Path> value) {
      return value.map(Path::toString).orElse("");
    }
  }
}
