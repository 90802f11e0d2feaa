package org.vicinity.certstore.grant;

import java.nio.file.Path;

/**
 * A part of the store that could not be read. It is kept as it was found and its grants are not in
 * force; the user must be told.
 *
 * @param part which file or row
 * @param flaw what is wrong with it
 */
public record Quarantined(Part part, StoreFlaw flaw) {
  /** What could not be read. */
  public sealed interface Part {}

  /**
   * A file as a whole.
   *
   * @param path where it was set aside, or where it should be
   */
  public record StoreFile(Path path) implements Part {}

  /** The list of the entries. */
  public record EntryList() implements Part {}

  /**
   * One entry.
   *
   * @param row the row's id, in hexadecimal digits
   */
  public record Entry(String row) implements Part {}
}
