package org.vicinity.demo.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port; 0 stands for any that is free. */
public final class PortNumber implements ITypeConverter<Integer> {
  private static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST) {
      throw new TypeConversionException("'" + text + "' is not a port from 0 to " + HIGHEST);
    }
    return Integer.valueOf(text);
  }
}
