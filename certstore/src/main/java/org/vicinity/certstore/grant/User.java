package org.vicinity.certstore.grant;

/**
 * The page's user, in the page's own words.
 *
 * @param id the page's identifier, 1 to 128 characters
 * @param displayName what to show; empty when the page gave none, at most 128 characters
 */
public record User(String id, String displayName) {
  private static final int MAX = 128;

  /** Checks the lengths; half surrogate pairs become U+FFFD. */
  public User {
    id = WellFormed.text(id);
    displayName = WellFormed.text(displayName);
    if (id.isEmpty() || id.length() > MAX || displayName.length() > MAX) {
      throw new IllegalArgumentException(
          "a user's id has 1 to 128 characters, its name at most 128");
    }
  }
}
