package org.vicinity.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.certstore.name.Origin;

/** The documents that use the API now, and every query that is not settled. Thread-safe. */
final class Documents {
  private final Map<PageDocument.Key, PageDocument> documents = new ConcurrentHashMap<>();
  private final Map<Long, Call> calls = new ConcurrentHashMap<>();
  private final Set<Integer> choosers = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> pending = new ConcurrentHashMap<>();

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

  /**
   * Takes a call of a document in. All documents of a tab share one limit, since a page makes as
   * many frames as it likes.
   *
   * @throws ApiFailure {@code FLOOD}, or {@code ABORTED} when the document is over
   */
  void admit(PageDocument document, Call call, int limit) throws ApiFailure {
    int tab = document.key().browserId();
    if (pending.merge(tab, 1, Integer::sum) > limit) {
      release(tab);
      throw new ApiFailure(ApiError.FLOOD);
    }
    call.whenEnded(() -> release(tab));
    document.admit(call);
  }

  private void release(int tab) {
    pending.computeIfPresent(tab, (id, count) -> count == 1 ? null : count - 1);
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
