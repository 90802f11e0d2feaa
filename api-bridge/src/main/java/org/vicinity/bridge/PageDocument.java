package org.vicinity.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.Replies;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.name.Origin;

/**
 * One document that uses the API: its subscription, its pending calls and the devices that its user
 * chose and that are not set up yet. It lives as long as its subscription. Thread-safe.
 */
final class PageDocument {
  /** Names a document; a frame shows one after the other. */
  record Key(int browserId, String frameId, String document) {}

  private static final int REMEMBERED_ENDINGS = 16;
  private static final int REMEMBERED_EVENTS = 64;

  private final Key key;
  private final Origin origin;
  private final Call listener;
  private final Set<Call> calls = new HashSet<>();
  private final Map<GrantId, Pairing> pairings = new HashMap<>();
  private final Map<GrantId, ApiError> endings = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private Optional<Call> poll = Optional.empty();
  private long lastGesture;
  private boolean over;

  PageDocument(Key key, Origin origin, Call listener) {
    this.key = key;
    this.origin = origin;
    this.listener = listener;
  }

  Key key() {
    return key;
  }

  Origin origin() {
    return origin;
  }

  /** Tells the document of an event; the oldest are forgotten when it does not ask for them. */
  void tell(String event) {
    synchronized (this) {
      events.add(event);
      if (events.size() > REMEMBERED_EVENTS) {
        events.remove(0);
      }
    }
    flush();
  }

  /** Takes the call that waits for events; an earlier one is over. */
  void poll(Call call) {
    Optional<Call> earlier;
    boolean late;
    synchronized (this) {
      earlier = poll;
      poll = Optional.of(call);
      late = over;
    }
    ApiFailure ended = new ApiFailure(ApiError.ABORTED);
    earlier.ifPresent(old -> old.reject(ended));
    if (late) {
      call.reject(ended);
    }
    flush();
  }

  private void flush() {
    Call waiting;
    String told;
    synchronized (this) {
      if (poll.isEmpty() || events.isEmpty()) {
        return;
      }
      waiting = poll.get();
      poll = Optional.empty();
      told = Replies.events(events);
      events.clear();
    }
    waiting.resolve(told);
  }

  /**
   * Takes a call in.
   *
   * @throws ApiFailure {@code ABORTED} when the document is over
   */
  void admit(Call call) throws ApiFailure {
    synchronized (this) {
      if (over) {
        throw new ApiFailure(ApiError.ABORTED);
      }
      calls.add(call);
    }
    call.whenEnded(
        () -> {
          synchronized (this) {
            calls.remove(call);
          }
        });
  }

  /** Uses a gesture up; false when it, or a later one, was used before. */
  synchronized boolean useGesture(long gesture) {
    if (gesture <= lastGesture) {
      return false;
    }
    lastGesture = gesture;
    return true;
  }

  /** Takes a chosen device in; false when the document is over. */
  synchronized boolean add(Pairing pairing) {
    if (!over) {
      pairings.put(pairing.id(), pairing);
    }
    return !over;
  }

  /** Returns the pairing of a device that this document's user chose, while it is open. */
  synchronized Optional<Pairing> pairing(GrantId id) {
    return Optional.ofNullable(pairings.get(id));
  }

  /** Forgets a pairing that ended, but not why. */
  synchronized void ended(GrantId id, ApiError why) {
    pairings.remove(id);
    endings.put(id, why);
    if (endings.size() > REMEMBERED_ENDINGS) {
      endings.remove(endings.keySet().iterator().next());
    }
  }

  /** Forgets a pairing that became a grant. */
  synchronized void settled(GrantId id) {
    pairings.remove(id);
  }

  /** Returns why a device that once was this document's is not any more. */
  synchronized ApiError ending(GrantId id) {
    return endings.getOrDefault(id, ApiError.UNKNOWN_DEVICE);
  }

  /** Ends the document: its calls are cancelled, its unfinished pairings rolled back. */
  void end() {
    List<Call> open;
    List<Pairing> unfinished;
    synchronized (this) {
      over = true;
      open = new ArrayList<>(calls);
      unfinished = new ArrayList<>(pairings.values());
      poll.ifPresent(open::add);
    }
    ApiFailure gone = new ApiFailure(ApiError.ABORTED);
    open.forEach(call -> call.cancel(gone));
    unfinished.forEach(pairing -> pairing.abort(ApiError.ABORTED));
    listener.cancel(gone);
  }
}
