package org.vicinity.demo.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes such as {@code 512K} or {@code 8M}. */
final class ByteCount implements ITypeConverter<Long> {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,9})([KMG]?)");

  @Override
  public Long convert(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is not a number such as 512K or 8M");
    }
    int shift =
        switch (matcher.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
