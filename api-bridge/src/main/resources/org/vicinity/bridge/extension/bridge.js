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
  const MAX_RESUBSCRIPTIONS = 8;

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

  const onGesture = (type, handle) =>
    addEventListener(
      type,
      (event) => {
        if (event.isTrusted) handle(event);
      },
      { capture: true, passive: true },
    );
  const begin = () => {
    gestures++;
    gestureUsed = false;
    withinGesture = true;
  };
  onGesture('pointerdown', begin);
  onGesture('keydown', (event) => {
    if (!event.repeat) begin();
  });
  // One press makes pointerdown, mousedown and click; assistive technology may send a click alone.
  onGesture('mousedown', () => {
    if (!withinGesture) begin();
  });
  onGesture('click', () => {
    if (!withinGesture) begin();
    withinGesture = false;
  });

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

  const running = new Map();

  const pass = (id, type, fields) => {
    if (running.has(id)) return;
    const settle = (ok, reply) => {
      running.delete(id);
      tell({ id, ok, reply });
    };
    if (type === 'requestDevice') {
      fields.gesture = useGesture();
      if (fields.gesture === undefined) {
        settle(false, refusal('NO_ACTIVATION'));
        return;
      }
    }
    running.set(id, undefined);
    const queryId = ask(
      type,
      fields,
      (reply) => settle(true, reply),
      (reply) => settle(false, reply),
    );
    if (running.has(id)) running.set(id, queryId);
  };

  const cancel = (id) => {
    const queryId = running.get(id);
    if (queryId === undefined) return;
    running.delete(id);
    vicinityQueryCancel(queryId);
  };

  let subscribed = false;
  let subscriptions = 0;

  /** Waits for events again and again; the engine answers a query no more than once. */
  const poll = () =>
    ask(
      'events',
      {},
      (reply) => {
        reply.events.forEach(tell);
        poll();
      },
      () => {},
    );

  /** Tells the browser that this document lives: the query is pending as long as it does. */
  const subscribe = () => {
    if (subscribed || subscriptions > MAX_RESUBSCRIPTIONS) return;
    subscribed = true;
    subscriptions++;
    const ended = () => {
      // The browser took this document for gone, as when a navigation was cancelled.
      subscribed = false;
      subscribe();
    };
    ask('listen', {}, ended, ended);
    poll();
  };

  port.addEventListener('request', ({ detail }) => {
    if (typeof detail !== 'string') return;
    const said = parsed(detail);
    if (typeof said !== 'object' || said === null) return;
    const { id, type, ...fields } = said;
    if (!Number.isSafeInteger(id)) return;
    if (type === 'cancel') {
      cancel(id);
    } else if (REQUESTS.has(type)) {
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
