// A very small test harness. A page names its tests with `test`, and calls `finish` at the end:
//   test('what must hold', async () => { assert(…) });
//   finish();
// The outcome is in window.conformance = {done, results: [{name, ok, message}]}.
// Everything that tests need later is taken here, because some pages replace built-ins.
(() => {
  'use strict';
  const results = [];
  const HANG = 100_000;
  const CLICK = '[data-conformance-click]';
  /** Whether this document or one of its frames wants a click of the runner. */
  const clickable = () => {
    const documents = [document];
    for (let i = 0; i < frames.length; i++) {
      try {
        documents[documents.length] = frames[i].document;
      } catch {
        // Of another origin: no button of ours is there.
      }
    }
    for (let i = 0; i < documents.length; i++) {
      if (documents[i].querySelector(CLICK) !== null) return true;
    }
    return false;
  };
  const conformance = { done: false, results, clickable };
  Object.defineProperty(window, 'conformance', { value: conformance });

  const tests = [];
  const { stringify } = JSON;
  const format = (value) => {
    try {
      return stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };

  window.test = (name, body) => {
    tests[tests.length] = { name, body };
  };

  const { debug } = console;
  const { setTimeout, Promise } = window;
  // Should a test crash the page, the runner's log tells which.
  const say = (name) => debug(`test: ${name}`);
  const bounded = (body) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`not over after ${HANG} ms`)), HANG);
      const run = async () => {
        try {
          resolve(await body());
        } catch (e) {
          reject(e);
        }
      };
      run();
    });

  window.finish = async () => {
    for (let i = 0; i < tests.length; i++) {
      const { name, body } = tests[i];
      const result = { name, ok: true, message: '' };
      try {
        say(name);
        await bounded(body);
      } catch (e) {
        result.ok = false;
        result.message = `${e?.name}: ${e?.message}`;
      }
      results[results.length] = result;
    }
    conformance.done = true;
    show();
  };

  const show = () => {
    const list = document.createElement('ol');
    for (let i = 0; i < results.length; i++) {
      const item = document.createElement('li');
      const { name, ok, message } = results[i];
      item.textContent = `${ok ? 'ok' : 'FAILED'}: ${name} ${message}`;
      list.append(item);
    }
    document.body.append(list);
  };

  window.assert = (condition, message = 'does not hold') => {
    if (!condition) throw new Error(message);
  };

  window.assertEquals = (actual, expected, what = '') => {
    if (!Object.is(actual, expected)) {
      throw new Error(`${what} is ${format(actual)}, expected ${format(expected)}`);
    }
  };

  /** The promise must reject with an error of that name, from this window. */
  window.assertRejects = async (promise, name, what = '') => {
    let value;
    try {
      value = await promise;
    } catch (e) {
      const type = name === 'TypeError' ? TypeError : DOMException;
      if (e?.name !== name || !(e instanceof type)) {
        throw new Error(`${what} rejected with ${e?.name}: ${e?.message}, expected ${name}`);
      }
      return e;
    }
    throw new Error(`${what} resolved with ${format(value)}, expected ${name}`);
  };

  /**
   * The name of the error that a promise rejects with, or 'resolved'. The promise may be of a window
   * that is gone, where `await` would wait for ever.
   */
  window.errorOf = (promise) =>
    new Promise((resolve) => {
      promise.then(
        () => resolve('resolved'),
        (e) => resolve(e?.name),
      );
    });

  window.assertThrows = (body, name, what = '') => {
    try {
      body();
    } catch (e) {
      if (e?.name !== name) throw new Error(`${what} threw ${e?.name}, expected ${name}`);
      return e;
    }
    throw new Error(`${what} did not throw, expected ${name}`);
  };

  /** This page's URL below another origin: 127.0.0.1, or localhost when it is there itself. */
  window.otherOrigin = (path) => {
    const url = new URL(path, location.href);
    url.hostname = url.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1';
    return url.href;
  };

  /** Adds a frame and returns what resources/report.html in it says. */
  window.report = (attributes) =>
    new Promise((resolve, reject) => {
      const frame = document.createElement('iframe');
      for (const name in attributes) frame.setAttribute(name, attributes[name]);
      const listener = (event) => {
        if (typeof event.data?.localDevices !== 'string') return;
        removeEventListener('message', listener);
        resolve(event.data);
      };
      addEventListener('message', listener);
      frame.onerror = reject;
      document.body.append(frame);
    });

  /** Adds a frame, and returns it when it is loaded. */
  window.loadedFrame = (attributes, prepare = () => {}) =>
    new Promise((resolve, reject) => {
      const frame = document.createElement('iframe');
      for (const name in attributes) frame.setAttribute(name, attributes[name]);
      frame.onload = () => resolve(frame);
      frame.onerror = reject;
      document.body.append(frame);
      prepare(frame.contentWindow);
    });

  /**
   * Waits for the runner's click on a button: a user gesture. The body runs inside the click. The
   * button is in this document, or in that of a frame of the same origin.
   */
  window.gesture = (body, within = document) =>
    new Promise((resolve, reject) => {
      const button = within.createElement('button');
      button.setAttribute('data-conformance-click', '');
      button.textContent = 'click me';
      button.addEventListener('click', () => {
        button.remove();
        try {
          resolve(body());
        } catch (e) {
          reject(e);
        }
      });
      within.body.append(button);
    });
})();
