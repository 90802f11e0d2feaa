package org.vicinity.bridge;

import java.net.URI;

/**
 * The document that calls, as the engine states it (never the page).
 *
 * @param browserId the engine's number of the browser (tab)
 * @param frameId the engine's identifier of the frame; one document's lifetime within it ends with
 *     {@link PageBridge#documentGone}
 * @param url the document's URL
 * @param topUrl the URL of the top document in the same tab
 */
public record PageFrame(int browserId, String frameId, URI url, URI topUrl) {}
