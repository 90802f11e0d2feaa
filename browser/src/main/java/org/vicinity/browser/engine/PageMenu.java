package org.vicinity.browser.engine;

import java.util.Optional;

/**
 * Where the user asked for a menu, and on what.
 *
 * @param x from the left edge of the page's component, in pixels
 * @param y from its upper edge
 * @param link the address of the link there; hostile
 * @param image the address of the picture there, when it is one of the web; hostile
 * @param selection whether text is selected
 * @param editable whether it is a field for text
 * @param canGoBack whether there is a page before this one
 * @param canGoForward whether there is a page after this one
 */
public record PageMenu(
    int x,
    int y,
    Optional<String> link,
    Optional<String> image,
    boolean selection,
    boolean editable,
    boolean canGoBack,
    boolean canGoForward) {}
