// The state of the objects that pages hold, and the events on them.

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

/** By a device's id, what hears why the browser ended its setting up. */
const endings = { __proto__: null };

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

const onEvent = (said) => {
  if (said.event === 'devicechange') {
    fire(localDevices, 'devicechange');
  } else if (said.event === 'state') {
    const ended = endings[said.device.id];
    if (ended !== undefined && said.why !== null) {
      ended(failure(said.why.name, said.why.message));
    }
    const object = known[said.device.id];
    if (object === undefined) return;
    if (said.device.state === 'revoked') lose(object);
    else update(object, said.device);
  }
};
