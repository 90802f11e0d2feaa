// navigator.localDevices for pages. Runs in the page's own world (MAIN), before any script of the
// page; bridge.js, in the extension's world, ran before it and is the way to the browser.
//
// Nothing here is secret, and what this script says is believed no more than what the page could
// say itself. Yet the page may replace every built-in and put getters and setters on every
// prototype, and the API has to work all the same, as one that is built in would. Therefore
//  - built-ins are taken once, here, and called with `apply`, never looked up later;
//  - lists of ours are never iterated, spread, destructured or pushed to, which would look up
//    Symbol.iterator or find setters on Array.prototype: literals, index access, `append`;
//  - objects of ours that anything enumerates or looks into have no prototype;
//  - private state is in #private fields, which nothing outside can reach or fake.
(() => {
  'use strict';

  // name of an ApiError: [DOMException name, message], from the browser's one table.
  const ERRORS = '@ERRORS@';

  // bridge.js answers with the port exactly when this document may have the API.
  let port = null;
  const takePort = (event) => {
    event.stopImmediatePropagation();
    port = event.relatedTarget;
  };
  window.addEventListener('vicinity-bridge', takePort, { capture: true, once: true });
  window.dispatchEvent(new window.Event('vicinity-page'));
  window.removeEventListener('vicinity-bridge', takePort, { capture: true });
  if (port === null) return;

  // ---- Built-ins -------------------------------------------------------------------------------

  const { apply, construct, defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
  const { hasOwn } = Object;
  const { parse, stringify } = JSON;
  const { isView } = ArrayBuffer;
  const { EventTarget, Event, CustomEvent, Promise, TypeError, DOMException, Uint8Array, URL, Symbol } = window;
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const { preventDefault } = Event.prototype;
  const eventDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get;
  const { then } = Promise.prototype;
  const { slice, toWellFormed } = String.prototype;
  const { fetch } = window;
  const { text: responseText } = Response.prototype;
  const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
  const responseStatus = getter(Response.prototype, 'status');
  const signalAborted = getter(AbortSignal.prototype, 'aborted');
  const signalReason = getter(AbortSignal.prototype, 'reason');
  const typedArray = Reflect.getPrototypeOf(Uint8Array.prototype);
  const typedArrayTag = getter(typedArray, Symbol.toStringTag);
  const typedArrayBuffer = getter(typedArray, 'buffer');
  const typedArrayOffset = getter(typedArray, 'byteOffset');
  const typedArrayLength = getter(typedArray, 'byteLength');
  const dataViewBuffer = getter(DataView.prototype, 'buffer');
  const dataViewOffset = getter(DataView.prototype, 'byteOffset');
  const dataViewLength = getter(DataView.prototype, 'byteLength');
  const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const bufferResizable = getter(ArrayBuffer.prototype, 'resizable');
  const urlOrigin = getter(URL.prototype, 'origin');
  const urlPath = getter(URL.prototype, 'pathname');
  const urlSearch = getter(URL.prototype, 'search');
  const urlHash = getter(URL.prototype, 'hash');
  const baseUri = getter(Node.prototype, 'baseURI');
  const { navigator, document } = window;
  const ORIGIN = window.origin;

  // ---- Limits, the same as in the browser ------------------------------------------------------

  const MAX_TEXT = 128;
  const MAX_LABEL = 63;
  const MAX_FILTERS = 32;
  const MAX_PEM = 60000;
  const MAX_ISSUER_ANSWER = 65536;
  const MIN_CHALLENGE = 16;
  const MAX_CHALLENGE = 64;

  // ---- Small helpers ---------------------------------------------------------------------------

  const list = () => {
    const empty = [];
    setPrototypeOf(empty, null);
    return empty;
  };
  const append = (to, value) => {
    to[to.length] = value;
  };

  const failure = (name, message) => new DOMException(message, name);
  const error = (code, detail) =>
    failure(ERRORS[code][0], detail === undefined ? ERRORS[code][1] : `${ERRORS[code][1]}: ${detail}`);

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

  // ---- The way to the browser ------------------------------------------------------------------

  const pending = { __proto__: null };
  let calls = 0;

  const post = (message) => {
    const detail = stringify(message);
    apply(dispatchEvent, port, [new CustomEvent('request', { __proto__: null, detail })]);
  };

  /**
   * Sends one request and calls `ok` with the reply or `fail` with an exception, once. Returns what
   * `cancel` takes.
   */
  const send = (type, fields, ok, fail) => {
    const id = ++calls;
    pending[id] = { __proto__: null, ok, fail };
    post({ __proto__: null, ...fields, id, type });
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

  // ---- Conversions of Web IDL: each member is read once ----------------------------------------

  const dictionary = (value, name) => {
    if (value === undefined || value === null) return { __proto__: null };
    if (typeof value !== 'object' && typeof value !== 'function') {
      throw new TypeError(`${name} is not an object`);
    }
    return value;
  };

  const required = (value, name) => {
    if (value === undefined) throw new TypeError(`required member ${name} is undefined`);
    return value;
  };

  const string = (value, name, max) => {
    const text = `${value}`;
    if (text.length > max) throw new TypeError(`${name} is longer than ${max} characters`);
    return text;
  };

  const optionalString = (value, name, max) =>
    value === undefined ? undefined : string(value, name, max);

  const filter = (value) => {
    const given = dictionary(value, 'LocalDeviceFilter');
    const name = optionalString(given.name, 'name', MAX_TEXT);
    const namePrefix = optionalString(given.namePrefix, 'namePrefix', MAX_TEXT);
    const type = optionalString(given.type, 'type', MAX_TEXT);
    const vendor = optionalString(given.vendor, 'vendor', MAX_TEXT);
    if (name === undefined && namePrefix === undefined && type === undefined && vendor === undefined) {
      throw new TypeError('a filter must have at least one member');
    }
    if (namePrefix === '') throw new TypeError('namePrefix must not be empty');
    return { __proto__: null, name, namePrefix, type, vendor };
  };

  const filters = (value, name) => {
    if (value === undefined) return undefined;
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      throw new TypeError(`${name} is not a sequence`);
    }
    const converted = list();
    // The page's own iterator, as Web IDL has it.
    for (const each of value) {
      if (converted.length === MAX_FILTERS) {
        throw new TypeError(`${name} has more than ${MAX_FILTERS} members`);
      }
      append(converted, filter(each));
    }
    return converted;
  };

  const abortSignal = (value) => {
    if (value === undefined) return undefined;
    try {
      apply(signalAborted, value, []);
    } catch {
      throw new TypeError('signal is not an AbortSignal');
    }
    return value;
  };

  const user = (value) => {
    if (value === undefined) return undefined;
    const given = dictionary(value, 'LocalUser');
    const displayName = optionalString(given.displayName, 'displayName', MAX_TEXT);
    const id = string(required(given.id, 'id'), 'id', MAX_TEXT);
    if (id === '') throw new TypeError('id must not be empty');
    return { __proto__: null, id, displayName };
  };

  const deviceRequest = (given) => {
    const request = {
      __proto__: null,
      acceptAllDevices: !!given.acceptAllDevices,
      exclusionFilters: filters(given.exclusionFilters, 'exclusionFilters'),
      filters: filters(given.filters, 'filters'),
      signal: abortSignal(given.signal),
      user: user(given.user),
    };
    if ((request.filters !== undefined) === request.acceptAllDevices) {
      throw new TypeError('either filters or acceptAllDevices must be given');
    }
    if (request.filters !== undefined && request.filters.length === 0) {
      throw new TypeError('filters must not be empty');
    }
    if (request.exclusionFilters !== undefined) {
      if (request.filters === undefined) throw new TypeError('exclusionFilters needs filters');
      if (request.exclusionFilters.length === 0) {
        throw new TypeError('exclusionFilters must not be empty');
      }
    }
    return request;
  };

  const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  const base64url = (bytes, length) => {
    let text = '';
    for (let i = 0; i < length; i += 3) {
      const left = length - i;
      const group =
        (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
      text += BASE64URL[group >> 18] + BASE64URL[(group >> 12) & 63];
      if (left > 1) text += BASE64URL[(group >> 6) & 63];
      if (left > 2) text += BASE64URL[group & 63];
    }
    return text;
  };

  /** Takes a copy of a BufferSource, as base64url. */
  const challenge = (value) => {
    let buffer = value;
    let offset = 0;
    let length;
    if (isView(value)) {
      const isArray = apply(typedArrayTag, value, []) !== undefined;
      buffer = apply(isArray ? typedArrayBuffer : dataViewBuffer, value, []);
      offset = apply(isArray ? typedArrayOffset : dataViewOffset, value, []);
      length = apply(isArray ? typedArrayLength : dataViewLength, value, []);
    }
    let whole;
    let resizable;
    try {
      // Both throw for a shared buffer and for what is no buffer.
      whole = apply(bufferLength, buffer, []);
      resizable = apply(bufferResizable, buffer, []);
    } catch {
      throw new TypeError('challenge is not a BufferSource');
    }
    if (resizable) throw new TypeError('challenge must not be resizable');
    if (length === undefined) length = whole;
    if (length < MIN_CHALLENGE || length > MAX_CHALLENGE) throw error('CHALLENGE_LENGTH');
    return base64url(new Uint8Array(buffer, offset, length), length);
  };

  const certificateRequestOptions = (value) => {
    const given = dictionary(value, 'LocalCertificateRequestOptions');
    const bytes = challenge(required(given.challenge, 'challenge'));
    const label = optionalString(given.label, 'label', MAX_LABEL);
    return { __proto__: null, challenge: bytes, label };
  };

  const pem = (value, name) => {
    const text = `${required(value, name)}`;
    if (text.length > MAX_PEM) throw error('BAD_PEM', `${name} is longer than ${MAX_PEM} characters`);
    return text;
  };

  const certificate = (value) => {
    const given = dictionary(value, 'LocalCertificate');
    const authority = pem(given.authority, 'authority');
    const chain = pem(given.certificate, 'certificate');
    if (authority.length + chain.length > MAX_PEM) {
      throw error('BAD_PEM', `both together are longer than ${MAX_PEM} characters`);
    }
    return { __proto__: null, authority, certificate: chain };
  };

  const issuerUrl = (value) => {
    const text = apply(toWellFormed, `${value}`, []);
    const url = new URL(text, apply(baseUri, document, []));
    if (apply(urlOrigin, url, []) !== ORIGIN) throw error('ISSUER_ORIGIN');
    if (apply(urlSearch, url, []) !== '' || apply(urlHash, url, []) !== '') {
      throw new TypeError('issuer must have no query and no fragment');
    }
    const path = apply(urlPath, url, []);
    const end = path.length - 1;
    return ORIGIN + (path[end] === '/' ? apply(slice, path, [0, end]) : path);
  };

  const connection = (value) => {
    const given = dictionary(value, 'LocalDeviceConnection');
    const request = deviceRequest(given);
    const issuer = issuerUrl(required(given.issuer, 'issuer'));
    const label = optionalString(given.label, 'label', MAX_LABEL);
    return { __proto__: null, request, issuer, label };
  };

  // ---- Objects of the API ----------------------------------------------------------------------

  class Identity {
    constructor(object) {
      return object;
    }
  }

  /** Private state on an object of the API; its presence is the brand. */
  class Slots extends Identity {
    #slots;
    constructor(object, slots) {
      super(object);
      this.#slots = slots;
    }
    static of(object, brand) {
      if ((typeof object === 'object' || typeof object === 'function') && object !== null) {
        if (#slots in object && object.#slots.brand === brand) return object.#slots;
      }
      throw new TypeError('Illegal invocation');
    }
  }

  const DEVICES = 'LocalDevices';
  const DEVICE = 'LocalDevice';

  const create = (Interface, slots) => {
    const object = construct(EventTarget, [], Interface);
    new Slots(object, slots);
    return object;
  };

  const fire = (target, type) => {
    apply(dispatchEvent, target, [new Event(type)]);
  };

  /** An event handler attribute (HTML section 8.1.8.1). */
  const setHandler = (target, slots, type, value) => {
    const before = slots.handler;
    const callable = typeof value === 'function' || (typeof value === 'object' && value !== null);
    slots.handler = callable ? value : null;
    if (slots.handler !== null && before === null) {
      slots.listener = (event) => {
        if (typeof slots.handler !== 'function') return;
        if (apply(slots.handler, target, [event]) === false) apply(preventDefault, event, []);
      };
      apply(addEventListener, target, [type, slots.listener]);
    } else if (slots.handler === null && before !== null) {
      apply(removeEventListener, target, [type, slots.listener]);
    }
  };

  const known = { __proto__: null };

  /** The one object of this document for a device that the browser described. */
  const device = (view) => {
    const object = known[view.id];
    if (object === undefined) {
      const slots = { __proto__: null, brand: DEVICE, handler: null, listener: null, view };
      return (known[view.id] = create(LocalDevice, slots));
    }
    update(object, view);
    return object;
  };

  const update = (object, view) => {
    const slots = Slots.of(object, DEVICE);
    const before = slots.view.state;
    slots.view = view;
    if (view.state !== before) fire(object, 'statechange');
  };

  /** Marks a device as no longer available to this page. */
  const lose = (object) => {
    const view = Slots.of(object, DEVICE).view;
    delete known[view.id];
    update(object, { __proto__: null, ...view, state: 'revoked' });
  };

  // ---- Events ----------------------------------------------------------------------------------

  const onEvent = (said) => {
    if (said.event === 'devicechange') {
      fire(localDevices, 'devicechange');
    } else if (said.event === 'state') {
      const object = known[said.device.id];
      if (object === undefined) return;
      if (said.device.state === 'revoked') lose(object);
      else update(object, said.device);
    }
  };

  // ---- Requests --------------------------------------------------------------------------------

  const abortable = (signal, aborted) => {
    if (signal === undefined) return () => {};
    if (apply(signalAborted, signal, [])) throw apply(signalReason, signal, []);
    const listener = () => aborted(apply(signalReason, signal, []));
    apply(addEventListener, signal, ['abort', listener]);
    return () => apply(removeEventListener, signal, ['abort', listener]);
  };

  const choose = (request, ok, fail) =>
    send(
      'requestDevice',
      {
        __proto__: null,
        acceptAllDevices: request.acceptAllDevices,
        exclusionFilters: request.exclusionFilters,
        filters: request.filters,
        user: request.user,
      },
      ok,
      fail,
    );

  const requestDevice = (request, resolve, reject) => {
    let running;
    const release = abortable(request.signal, (reason) => {
      cancel(running);
      reject(reason);
    });
    try {
      running = choose(
        request,
        (reply) => {
          release();
          resolve(device(reply.device));
        },
        (problem) => {
          release();
          reject(problem);
        },
      );
    } catch (e) {
      release();
      throw e;
    }
  };

  /** POST to the page's own certificate service; `ok` gets an object whose named members are texts. */
  const askIssuer = (url, body, signal, members, ok, fail) => {
    const unexpected = (what) => fail(error('ISSUER_FAILED', `POST ${url} ${what}`));
    const malformed = (what) => fail(error('ISSUER_ANSWER', `POST ${url} ${what}`));
    const received = (answer) => {
      if (answer.length > MAX_ISSUER_ANSWER) return malformed('answered with too much');
      let said;
      try {
        said = parse(answer);
      } catch {
        return malformed('did not answer with JSON');
      }
      if (typeof said !== 'object' || said === null) return malformed('did not answer with an object');
      for (let i = 0; i < members.length; i++) {
        const name = members[i];
        if (!hasOwn(said, name) || typeof said[name] !== 'string' || said[name] === '') {
          return malformed(`answered without a text "${name}"`);
        }
      }
      return ok(said);
    };
    const options = {
      __proto__: null,
      method: 'POST',
      mode: 'same-origin',
      credentials: 'include',
      cache: 'no-store',
      redirect: 'error',
      headers: { __proto__: null, Accept: 'application/json', 'Content-Type': 'application/json' },
      body: stringify(body),
    };
    if (signal !== undefined) options.signal = signal;
    whenSettled(
      apply(fetch, window, [url, options]),
      (response) => {
        const status = apply(responseStatus, response, []);
        if (status < 200 || status > 299) return unexpected(`answered with status ${status}`);
        whenSettled(apply(responseText, response, []), received, () => unexpected('broke off'));
      },
      () => unexpected('failed'),
    );
  };

  /** Steps 1 to 13 in one call; whatever fails, the device is forgotten again. */
  const connect = ({ request, issuer, label }, resolve, reject) => {
    const { signal } = request;
    let finished = false;
    let running;
    let chosen;

    const end = (settle) => {
      if (finished) return;
      finished = true;
      release();
      if (chosen === undefined) settle();
      else send('forget', { __proto__: null, device: chosen }, settle, settle);
    };
    const fail = (problem) => end(() => reject(problem));
    const release = abortable(signal, (reason) => {
      // The page's own abort rejects at once; the browser undoes the rest.
      reject(reason);
      if (running !== undefined) cancel(running);
      end(() => {});
    });
    const ask = (type, fields, ok) => {
      if (finished) return;
      running = send(
        type,
        { __proto__: null, device: chosen, ...fields },
        (reply) => {
          running = undefined;
          if (!finished) ok(reply);
        },
        (problem) => {
          running = undefined;
          fail(problem);
        },
      );
    };
    const deliver = ({ certificate: chain, authority }) => {
      let converted;
      try {
        converted = certificate({ __proto__: null, certificate: chain, authority });
      } catch (e) {
        return fail(e);
      }
      ask('setCertificate', converted, (reply) => {
        finished = true;
        release();
        resolve(device(reply.device));
      });
    };
    const certify = ({ csr, attestation, host }) => {
      const body = { __proto__: null, csr, attestation, host };
      askIssuer(`${issuer}/certificates`, body, signal, ['certificate', 'authority'], deliver, fail);
    };
    const prepare = (reply) => {
      ask('createCertificateRequest', { __proto__: null, challenge: reply.challenge, label }, certify);
    };

    try {
      running = choose(
        request,
        (reply) => {
          running = undefined;
          if (finished) return;
          chosen = reply.device.id;
          askIssuer(`${issuer}/challenges`, { __proto__: null }, signal, ['challenge'], prepare, fail);
        },
        (problem) => {
          running = undefined;
          fail(problem);
        },
      );
    } catch (e) {
      fail(e);
    }
  };

  // ---- The interfaces --------------------------------------------------------------------------

  class LocalDevices extends EventTarget {
    constructor() {
      throw new TypeError('Illegal constructor');
    }

    getAvailability() {
      return promised((resolve, reject) => {
        Slots.of(this, DEVICES);
        send('availability', undefined, (reply) => resolve(reply.available), reject);
      });
    }

    requestDevice() {
      const options = arguments[0];
      return promised((resolve, reject) => {
        Slots.of(this, DEVICES);
        requestDevice(deviceRequest(dictionary(options, 'LocalDeviceRequest')), resolve, reject);
      });
    }

    getDevices() {
      return promised((resolve, reject) => {
        Slots.of(this, DEVICES);
        send(
          'devices',
          undefined,
          (reply) => {
            const devices = [];
            for (let i = 0; i < reply.devices.length; i++) {
              defineProperty(devices, i, {
                __proto__: null,
                value: device(reply.devices[i]),
                writable: true,
                enumerable: true,
                configurable: true,
              });
            }
            resolve(devices);
          },
          reject,
        );
      });
    }

    connect(options) {
      const given = arguments.length;
      return promised((resolve, reject) => {
        Slots.of(this, DEVICES);
        if (given === 0) throw new TypeError('1 argument required, but only 0 present');
        connect(connection(options), resolve, reject);
      });
    }

    get ondevicechange() {
      return Slots.of(this, DEVICES).handler;
    }

    set ondevicechange(value) {
      setHandler(this, Slots.of(this, DEVICES), 'devicechange', value);
    }
  }

  class LocalDevice extends EventTarget {
    constructor() {
      throw new TypeError('Illegal constructor');
    }

    get id() {
      return Slots.of(this, DEVICE).view.id;
    }

    get name() {
      return Slots.of(this, DEVICE).view.name;
    }

    get type() {
      return Slots.of(this, DEVICE).view.type;
    }

    get state() {
      return Slots.of(this, DEVICE).view.state;
    }

    get origin() {
      return Slots.of(this, DEVICE).view.origin;
    }

    get certificateExpiry() {
      return Slots.of(this, DEVICE).view.certificateExpiry;
    }

    createCertificateRequest(options) {
      const given = arguments.length;
      return promised((resolve, reject) => {
        const { view } = Slots.of(this, DEVICE);
        if (given === 0) throw new TypeError('1 argument required, but only 0 present');
        const converted = certificateRequestOptions(options);
        send(
          'createCertificateRequest',
          { __proto__: null, device: view.id, ...converted },
          ({ device: now, csr, attestation, host }) => {
            update(this, now);
            resolve({ csr, attestation, host });
          },
          reject,
        );
      });
    }

    setCertificate(certificateOptions) {
      const given = arguments.length;
      return promised((resolve, reject) => {
        const { view } = Slots.of(this, DEVICE);
        if (given === 0) throw new TypeError('1 argument required, but only 0 present');
        const converted = certificate(certificateOptions);
        send(
          'setCertificate',
          { __proto__: null, device: view.id, ...converted },
          (reply) => {
            update(this, reply.device);
            resolve(undefined);
          },
          reject,
        );
      });
    }

    forget() {
      return promised((resolve, reject) => {
        const { view } = Slots.of(this, DEVICE);
        send(
          'forget',
          { __proto__: null, device: view.id },
          () => {
            if (known[view.id] === this) lose(this);
            resolve(undefined);
          },
          reject,
        );
      });
    }

    get onstatechange() {
      return Slots.of(this, DEVICE).handler;
    }

    set onstatechange(value) {
      setHandler(this, Slots.of(this, DEVICE), 'statechange', value);
    }
  }

  /** Gives a class the property attributes that Web IDL prescribes, and puts it on the window. */
  const expose = (Interface, name, members) => {
    const { prototype } = Interface;
    for (let i = 0; i < members.length; i++) {
      defineProperty(prototype, members[i], { __proto__: null, enumerable: true });
    }
    defineProperty(prototype, Symbol.toStringTag, { __proto__: null, value: name, configurable: true });
    defineProperty(window, name, {
      __proto__: null,
      value: Interface,
      writable: true,
      configurable: true,
    });
  };

  expose(LocalDevices, DEVICES, [
    'getAvailability',
    'requestDevice',
    'getDevices',
    'connect',
    'ondevicechange',
  ]);
  expose(LocalDevice, DEVICE, [
    'id',
    'name',
    'type',
    'state',
    'origin',
    'certificateExpiry',
    'createCertificateRequest',
    'setCertificate',
    'forget',
    'onstatechange',
  ]);

  const localDevices = create(LocalDevices, {
    __proto__: null,
    brand: DEVICES,
    handler: null,
    listener: null,
  });

  let listening = false;
  const attribute = {
    __proto__: null,
    get localDevices() {
      if (this !== navigator) throw new TypeError('Illegal invocation');
      // The browser tells a document of changes from here on.
      if (!listening) {
        listening = true;
        post({ __proto__: null, id: 0, type: 'listen' });
      }
      return localDevices;
    },
  };
  defineProperty(Navigator.prototype, 'localDevices', {
    __proto__: null,
    get: getter(attribute, 'localDevices'),
    enumerable: true,
    configurable: true,
  });
})();
