// The trusted half of navigator.localDevices. Runs in the extension's own world (ISOLATED): it sees
// the document but shares no JavaScript object with the page, so its built-ins are always good, and
// the launch's secret that lets a message into the browser is out of every page's reach.
//
// It decides whether a document has the API at all and counts user gestures, then passes on what
// inject.js asks in the page's world. To this script that half is the page: everything it says is
// checked by the browser again.
(() => {
  'use strict';

  const SECRET = '@SECRET@';
  // name of an ApiError: [DOMException name, message], from the browser's one table.
  const ERRORS = '@ERRORS@';

  const REQUESTS = new Set([
    'availability',
    'devices',
    'requestDevice',
    'createCertificateRequest',
    'setCertificate',
    'forget',
  ]);
  const MAX_MESSAGE = 65536;
  // As many as the browser takes of a tab: more are not even sent.
  const MAX_RUNNING = 32;
  const MAX_RESUBSCRIPTIONS = 8;
  // Milliseconds after a navigation began.
  const LEAVING_CHECKS = [1000, 4000, 16000];

  const { vicinityQuery, vicinityQueryCancel, origin } = window;

  // Frames of another origin, at any level above, mean no API; so do opaque origins, insecure
  // contexts and documents without an http or https URL of their own (a blob: one has the URL of
  // its maker's origin only in self.origin).
  const eligible =
    typeof vicinityQuery === 'function' &&
    (location.protocol === 'https:' || location.protocol === 'http:') &&
    isSecureContext &&
    origin !== 'null' &&
    Array.from(location.ancestorOrigins).every((ancestor) => ancestor === origin);
  if (!eligible) return;

  // ---- User gestures: one chooser each ---------------------------------------------------------

  let gestures = 0;
  let gestureUsed = true;
  let withinGesture = false;
  let lastClick = 0;

  const begin = () => {
    gestures++;
    gestureUsed = false;
    withinGesture = true;
  };
  const onGesture = {
    __proto__: null,
    pointerdown: begin,
    // Escape activates nothing (HTML section 6.4.2). A key that is held down is pressed once.
    keydown: ({ key, repeat }) => {
      if (repeat) withinGesture = true;
      else if (key !== 'Escape') begin();
    },
    // One press makes pointerdown, mousedown and click; assistive technology may send a click alone.
    mousedown: () => {
      if (!withinGesture) begin();
    },
    // A label sends the click that it got to its control: the same gesture, of the same time.
    click: ({ timeStamp }) => {
      if (!withinGesture && timeStamp !== lastClick) begin();
      withinGesture = false;
      lastClick = timeStamp;
    },
  };
  const handleGesture = (event) => {
    if (event.isTrusted) onGesture[event.type](event);
  };
  const handleLeaving = ({ isTrusted }) => {
    if (isTrusted) watchLeaving();
  };
  const watch = () => {
    for (const type in onGesture) {
      addEventListener(type, handleGesture, { capture: true, passive: true });
    }
    addEventListener('beforeunload', handleLeaving);
  };
  watch();
  // document.open() takes all listeners from the window; it takes the document's children too.
  new MutationObserver(watch).observe(document, { childList: true });

  /** Uses the gesture up and returns its number; undefined when there is none. */
  const useGesture = () => {
    if (gestureUsed || !navigator.userActivation.isActive) return undefined;
    gestureUsed = true;
    return gestures;
  };

  // ---- The way to the browser ------------------------------------------------------------------

  const documentId = crypto.randomUUID();

  const refusal = (code) => ({ name: ERRORS[code][0], message: ERRORS[code][1] });

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      // Not from the bridge: the engine itself ended the query.
      return refusal('ABORTED');
    }
  };

  const ask = (type, fields, ok, fail) => {
    const said = { ...fields, type, document: documentId, origin, secure: isSecureContext };
    const request = `${SECRET}.${JSON.stringify(said)}`;
    if (request.length > MAX_MESSAGE) {
      fail(refusal('TOO_LONG'));
      return undefined;
    }
    return vicinityQuery({
      request,
      persistent: false,
      onSuccess: (reply) => ok(parsed(reply)),
      onFailure: (code, reply) => fail(parsed(reply)),
    });
  };

  // ---- The way to the page's world: events on a node that is in no document --------------------

  const port = document.createComment('');

  const tell = (message) =>
    port.dispatchEvent(new CustomEvent('reply', { detail: JSON.stringify(message) }));

  // Of each call that is not settled: {queryId, subscription, settle}.
  const running = new Map();

  let subscribed = false;
  let subscription = 0;
  let resubscriptions = 0;

  const isLeaving = (reply) => reply.message === ERRORS.LEAVING[1];

  const pass = (id, type, fields) => {
    if (running.has(id)) return;
    const settle = (ok, reply) => {
      running.delete(id);
      tell({ id, ok, reply });
    };
    if (running.size >= MAX_RUNNING) {
      settle(false, refusal('FLOOD'));
      return;
    }
    if (type === 'requestDevice') {
      fields.gesture = useGesture();
      if (fields.gesture === undefined) {
        settle(false, refusal('NO_ACTIVATION'));
        return;
      }
    }
    const send = (mayRepeat) => {
      const call = { queryId: undefined, subscription, settle };
      running.set(id, call);
      call.queryId = ask(
        type,
        fields,
        (reply) => {
          if (running.get(id) === call) settle(true, reply);
        },
        (reply) => {
          if (running.get(id) !== call) return;
          if (mayRepeat && isLeaving(reply)) {
            // The browser did nothing yet of what this call wants.
            running.delete(id);
            forgotten(call.subscription);
            send(false);
          } else {
            settle(false, reply);
          }
        },
      );
    };
    send(true);
  };

  const cancel = (id) => {
    const queryId = running.get(id)?.queryId;
    if (queryId === undefined) return;
    running.delete(id);
    vicinityQueryCancel(queryId);
  };

  /**
   * The browser took this document for gone, as it does when a navigation begins, even one that then
   * comes to nothing: it dropped the calls of that subscription without an answer.
   */
  const forgotten = (which) => {
    if (which !== subscription) return;
    subscribed = false;
    for (const call of [...running.values()]) {
      if (call.subscription === which) call.settle(false, refusal('LEAVING'));
    }
    if (resubscriptions++ < MAX_RESUBSCRIPTIONS) subscribe();
  };

  /** Waits for events again and again; the engine answers a query no more than once. */
  const poll = () => {
    const asked = subscription;
    ask(
      'events',
      {},
      (reply) => {
        reply.events.forEach(tell);
        poll();
      },
      (reply) => {
        if (isLeaving(reply)) forgotten(asked);
      },
    );
  };

  /** Tells the browser that this document lives: the query is pending as long as it does. */
  const subscribe = () => {
    if (subscribed) return;
    subscribed = true;
    const asked = ++subscription;
    const ended = () => forgotten(asked);
    ask('listen', {}, ended, ended);
    poll();
  };

  // Whoever is still here a while after a navigation began asks whether the browser knows it.
  let checks = [];
  const watchLeaving = () => {
    if (!subscribed) return;
    checks.forEach((check) => clearTimeout(check));
    checks = LEAVING_CHECKS.map((delay) => setTimeout(poll, delay));
  };

  port.addEventListener('request', (event) => {
    // Tells that somebody listens; in a document that is gone this function is not called.
    event.preventDefault();
    const { detail } = event;
    if (typeof detail !== 'string') return;
    const said = parsed(detail);
    if (typeof said !== 'object' || said === null) return;
    const { id, type, ...fields } = said;
    if (!Number.isSafeInteger(id)) return;
    if (type === 'cancel') {
      cancel(id);
    } else if (REQUESTS.has(type)) {
      resubscriptions = 0;
      subscribe();
      pass(id, type, fields);
    } else if (type === 'listen') {
      subscribe();
    }
  });

  // inject.js runs next, before any script of the page, and asks for the port, which it can have
  // only once.
  addEventListener(
    'vicinity-page',
    (event) => {
      event.stopImmediatePropagation();
      dispatchEvent(new MouseEvent('vicinity-bridge', { relatedTarget: port }));
    },
    { capture: true, once: true },
  );
})();
