// Errors, promises, and the way to the browser: events on the port that bridge.js gave.

const list = () => {
  const empty = [];
  setPrototypeOf(empty, null);
  return empty;
};
const append = (to, value) => {
  to[to.length] = value;
};

const failure = (name, message) => new DOMException(message, name);
const error = (code, detail) => {
  const text = ERRORS[code][1];
  return failure(ERRORS[code][0], detail === undefined ? text : `${text}: ${detail}`);
};

/** A promise whose body settles it; what the body throws rejects it. */
const promised = (body) =>
  new Promise((resolve, reject) => {
    try {
      body(resolve, reject);
    } catch (e) {
      reject(e);
    }
  });

/** Waits for a native promise without looking anything up on the page's prototypes. */
const whenSettled = (promise, resolved, rejected) => {
  // An own, undefined constructor makes `then` use the intrinsic one (SpeciesConstructor).
  defineProperty(promise, 'constructor', { __proto__: null, value: undefined });
  apply(then, promise, [resolved, rejected]);
};

const pending = { __proto__: null };
let calls = 0;

/**
 * Returns whether bridge.js took the message: it does not when this document is gone. What
 * dispatchEvent returns does not tell, since the engine says false of documents that were left.
 */
const post = (message) => {
  const init = { __proto__: null, cancelable: true, detail: stringify(message) };
  const event = new CustomEvent('request', init);
  apply(dispatchEvent, port, [event]);
  return apply(eventDefaultPrevented, event, []);
};

/**
 * Sends one request and calls `ok` with the reply or `fail` with an exception, once. Returns what
 * `cancel` takes.
 */
const send = (type, fields, ok, fail) => {
  const id = ++calls;
  pending[id] = { __proto__: null, ok, fail };
  if (!post({ __proto__: null, ...fields, id, type })) {
    delete pending[id];
    fail(error('ABORTED'));
  }
  return id;
};

const cancel = (id) => {
  delete pending[id];
  post({ __proto__: null, id, type: 'cancel' });
};

const onReply = (event) => {
  const said = parse(apply(eventDetail, event, []));
  if (hasOwn(said, 'event')) {
    onEvent(said);
    return;
  }
  const call = pending[said.id];
  if (call === undefined) return;
  delete pending[said.id];
  if (said.ok) {
    (0, call.ok)(said.reply);
  } else {
    (0, call.fail)(failure(said.reply.name, said.reply.message));
  }
};
apply(addEventListener, port, ['reply', onReply]);
