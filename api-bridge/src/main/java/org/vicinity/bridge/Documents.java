package org.vicinity.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.vicinity.certstore.name.Origin;

/** The documents that use the API now, and every query that is not settled. Thread-safe. */
final class Documents {
  private final Map<PageDocument.Key, PageDocument> documents = new ConcurrentHashMap<>();
  private final Map<Long, Call> calls = new ConcurrentHashMap<>();
  private final Set<Integer> choosers = ConcurrentHashMap.newKeySet();

  /** Makes a call that {@link #cancelled} finds until it is settled. */
  Call open(long queryId, PageReply reply) {
    Call call = new Call(queryId, reply);
    calls.put(queryId, call);
    call.whenEnded(() -> calls.remove(queryId, call));
    return call;
  }

  /** Begins a document; one that had its name is over. The listener's end is the document's. */
  void begin(PageDocument.Key key, Origin origin, Call listener) {
    PageDocument document = new PageDocument(key, origin, listener);
    Optional.ofNullable(documents.put(key, document)).ifPresent(PageDocument::end);
    listener.whenEnded(
        () -> {
          documents.remove(key, document);
          document.end();
        });
  }

  Optional<PageDocument> find(PageDocument.Key key) {
    return Optional.ofNullable(documents.get(key));
  }

  /** Returns the origins of the documents that listen now. */
  Set<Origin> origins() {
    return documents.values().stream()
        .map(PageDocument::origin)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /** Tells all documents of an origin. */
  void tell(Origin origin, String event) {
    for (PageDocument document : documents.values()) {
      if (document.origin().equals(origin)) {
        document.tell(event);
      }
    }
  }

  /** Reserves a tab for the chooser of one call, until that call is settled. */
  boolean reserveChooser(int browserId, Call call) {
    if (!choosers.add(browserId)) {
      return false;
    }
    call.whenEnded(() -> choosers.remove(browserId));
    return true;
  }

  /** The engine says that nobody waits for that query any more. */
  void cancelled(long queryId) {
    Optional.ofNullable(calls.get(queryId)).ifPresent(Call::abandon);
  }

  /** Ends all documents that match. */
  void end(Predicate<PageDocument.Key> which) {
    Collection<PageDocument> ending =
        List.copyOf(documents.values()).stream()
            .filter(document -> which.test(document.key()))
            .toList();
    for (PageDocument document : ending) {
      documents.remove(document.key(), document);
      document.end();
    }
  }
}
