package org.vicinity.bridge;

import java.net.URI;
import java.util.Optional;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.MessageParser;
import org.vicinity.bridge.protocol.PageMessage;
import org.vicinity.bridge.protocol.PageRequest;
import org.vicinity.certstore.name.Origin;

/**
 * Decides which calls of which documents get in. Checks are made in this order, and the first that
 * fails is what the page hears:
 *
 * <ol>
 *   <li>the message bears this launch's secret and is one that the injected script sends
 *   <li>the frame shows an http or https document of a potentially trustworthy origin
 *   <li>the script saw the same origin there, and a secure context: a sandboxed document has the
 *       URL of its site but not its origin
 *   <li>the tab's top document has that origin too
 *   <li>the document has begun with a subscription and is not over
 *   <li>for a chooser: a user gesture that was not used before
 *   <li>for a chooser: no other chooser is open in the tab
 *   <li>not too many calls of the tab are pending
 * </ol>
 *
 * <p>The origin of a caller is always that of the URL which the engine states. Thread-safe.
 */
final class RequestGate {
  /** A call that got in. */
  record Admission(PageDocument document, PageRequest request) {}

  private final MessageParser parser;
  private final Documents documents;
  private final int pendingCalls;

  RequestGate(String secret, Documents documents, int pendingCalls) {
    this.parser = new MessageParser(secret);
    this.documents = documents;
    this.pendingCalls = pendingCalls;
  }

  /**
   * Lets a call in.
   *
   * @return empty for a subscription, which is thereby begun, and for a question for its events
   * @throws ApiFailure the reason why not
   */
  Optional<Admission> admit(PageFrame frame, String message, Call call) throws ApiFailure {
    PageMessage said = parser.parse(message);
    Origin origin = origin(frame, said);
    PageDocument.Key key =
        new PageDocument.Key(frame.browserId(), frame.frameId(), said.document());
    if (said.request() instanceof PageRequest.Listen) {
      documents.begin(key, origin, call);
      return Optional.empty();
    }
    PageDocument document =
        documents
            .find(key)
            .filter(begun -> begun.origin().equals(origin))
            .orElseThrow(() -> new ApiFailure(ApiError.LEAVING));
    if (said.request() instanceof PageRequest.Events) {
      document.poll(call);
      return Optional.empty();
    }
    if (said.request() instanceof PageRequest.RequestDevice request) {
      if (!document.useGesture(request.gesture())) {
        throw new ApiFailure(ApiError.NO_ACTIVATION);
      }
      if (!documents.reserveChooser(frame.browserId(), call)) {
        throw new ApiFailure(ApiError.CHOOSER_OPEN);
      }
    }
    documents.admit(document, call, pendingCalls);
    return Optional.of(new Admission(document, said.request()));
  }

  private static Origin origin(PageFrame frame, PageMessage said) throws ApiFailure {
    Origin origin = stated(frame.url()).filter(RequestGate::isTrustworthy).orElse(null);
    if (origin == null) {
      throw new ApiFailure(ApiError.INSECURE_CONTEXT);
    }
    if (!said.secure()) {
      throw new ApiFailure(ApiError.INSECURE_CONTEXT);
    }
    if (!said.origin().equals(origin.serialized())) {
      throw new ApiFailure(ApiError.OPAQUE_ORIGIN);
    }
    if (!stated(frame.topUrl()).filter(origin::equals).isPresent()) {
      throw new ApiFailure(ApiError.CROSS_ORIGIN_FRAME);
    }
    return origin;
  }

  private static Optional<Origin> stated(URI url) {
    return Origin.ofUrl(url);
  }

  /** Secure Contexts, section 3.1, for http and https. */
  private static boolean isTrustworthy(Origin origin) {
    String host = origin.host();
    return origin.scheme().equals("https")
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]");
  }
}
