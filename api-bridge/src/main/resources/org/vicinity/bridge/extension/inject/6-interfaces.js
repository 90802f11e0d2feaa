// The interfaces, and navigator.localDevices.

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
  const tag = { __proto__: null, value: name, configurable: true };
  defineProperty(prototype, Symbol.toStringTag, tag);
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
