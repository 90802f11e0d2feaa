package org.vicinity.browser.engine;

/**
 * How often a text is in a page.
 *
 * @param count how often in the page itself, at most {@link #MANY}
 * @param complete whether that is all: frames within the page are searched, but not counted
 */
public record Matches(int count, boolean complete) {
  /** So many or more. */
  public static final int MANY = 1000;
}
