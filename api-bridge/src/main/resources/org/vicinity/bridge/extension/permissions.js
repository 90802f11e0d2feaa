// Tells the shell that a page asks for something that this browser refuses (camera, location, …), so
// that the user sees a notice and not a page that does nothing. The refusal itself is the engine's;
// nothing here decides anything, and a page that takes these wrappers off changes nothing but the
// notice.
(() => {
  'use strict';

  const { vicinityQuery, Proxy, Reflect } = window;
  if (typeof vicinityQuery !== 'function') return;
  const { apply } = Reflect;

  const tell = (permission) => {
    const note = {
      __proto__: null,
      request: `vicinity-permission:${permission}`,
      persistent: false,
      onSuccess() {},
      onFailure() {},
    };
    vicinityQuery(note);
  };

  const watch = (name, method, permissions) => {
    const prototype = typeof window[name] === 'function' && window[name].prototype;
    const owner = prototype && method in prototype ? prototype : window[name];
    if (!owner || typeof owner[method] !== 'function') return;
    const wrapped = new Proxy(owner[method], {
      __proto__: null,
      apply(target, self, parameters) {
        try {
          for (const permission of permissions(parameters[0])) tell(permission);
        } catch {
          // The engine says what is wrong with the call.
        }
        return apply(target, self, parameters);
      },
    });
    Object.defineProperty(owner, method, { __proto__: null, value: wrapped });
  };

  const media = (wanted) => [
    ...(wanted?.video ? ['camera'] : []),
    ...(wanted?.audio ? ['microphone'] : []),
  ];
  const always = (permission) => () => [permission];

  watch('MediaDevices', 'getUserMedia', media);
  watch('Navigator', 'webkitGetUserMedia', media);
  watch('MediaDevices', 'getDisplayMedia', always('screen'));
  watch('Notification', 'requestPermission', always('notifications'));
  watch('Geolocation', 'getCurrentPosition', always('location'));
  watch('Geolocation', 'watchPosition', always('location'));
  watch('Navigator', 'requestMIDIAccess', always('midi'));
  watch('USB', 'requestDevice', always('ports'));
  watch('Serial', 'requestPort', always('ports'));
  watch('HID', 'requestDevice', always('ports'));
  watch('Bluetooth', 'requestDevice', always('bluetooth'));
  watch('Clipboard', 'read', always('clipboard'));
  watch('Clipboard', 'readText', always('clipboard'));
})();
