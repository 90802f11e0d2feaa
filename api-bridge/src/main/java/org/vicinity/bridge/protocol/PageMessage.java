package org.vicinity.bridge.protocol;

/**
 * One message of the injected script. What it says of its document is compared with what the engine
 * says, and never used instead of it.
 *
 * @param document names the document: random, made by the script when the document began
 * @param origin the document's {@code self.origin}
 * @param secure the document's {@code isSecureContext}
 * @param request what the page asks for
 */
public record PageMessage(String document, String origin, boolean secure, PageRequest request) {}
