// First part of inject.js: navigator.localDevices for pages. The parts are put together, in the
// order of their numbers, into one strict function that runs in the page's own world (MAIN), before
// any script of the page; bridge.js, in the extension's world, ran before it and is the way to the
// browser.
//
// Nothing here is secret, and what this script says is believed no more than what the page could
// say itself. Yet the page may replace every built-in and put getters and setters on every
// prototype, and the API has to work all the same, as one that is built in would. Therefore
//  - built-ins are taken once, here, and called with `apply`, never looked up later;
//  - lists of ours are never iterated, spread, destructured or pushed to, which would look up
//    Symbol.iterator or find setters on Array.prototype: literals, index access, `append`;
//  - objects of ours that anything enumerates or looks into have no prototype;
//  - private state is in #private fields, which nothing outside can reach or fake.

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

const { apply, construct, defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Reflect;
const { hasOwn } = Object;
const { parse, stringify } = JSON;
const { isView } = ArrayBuffer;
const { EventTarget, Event, CustomEvent, Promise, TypeError, DOMException } = window;
const { Uint8Array, URL, Symbol } = window;
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
const { preventDefault } = Event.prototype;
const eventDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get;
const eventDefaultPrevented = getOwnPropertyDescriptor(Event.prototype, 'defaultPrevented').get;
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
