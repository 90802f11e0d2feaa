// A very small test harness. A page names its tests with `test`, and calls `finish` at the end:
//   test('what must hold', async () => { assert(…) });
//   finish();
// The outcome is in window.conformance = {done, results: [{name, ok, message}]}.
// Everything that tests need later is taken here, because some pages replace built-ins.
(() => {
  'use strict';
  const results = [];
  const conformance = { done: false, results };
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

  window.finish = async () => {
    for (let i = 0; i < tests.length; i++) {
      const { name, body } = tests[i];
      const result = { name, ok: true, message: '' };
      try {
        await body();
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

  window.assertThrows = (body, name, what = '') => {
    try {
      body();
    } catch (e) {
      if (e?.name !== name) throw new Error(`${what} threw ${e?.name}, expected ${name}`);
      return e;
    }
    throw new Error(`${what} did not throw, expected ${name}`);
  };

  /** This page's URL below its other origin: localhost and 127.0.0.1 are each other's. */
  window.otherOrigin = (path) => {
    const url = new URL(path, location.href);
    url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
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

  /**
   * Waits for the runner's click on a button: a user gesture. The body runs inside the click.
   */
  window.gesture = (body) =>
    new Promise((resolve, reject) => {
      const button = document.createElement('button');
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
      document.body.append(button);
    });
})();
