// Tells what a worker sees of the API: dedicated, shared and service workers alike.
const seen = () =>
  `${typeof navigator.localDevices} ${typeof self.LocalDevices} ${typeof self.LocalDevice}` +
  ` ${typeof self.vicinityQuery}`;
self.onconnect = (event) => event.ports[0].postMessage(seen());
self.onmessage = (event) => (event.ports[0] ?? self).postMessage(seen());
