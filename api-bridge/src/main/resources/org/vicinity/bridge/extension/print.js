// A page's own print button asks the shell, as the keys do: the engine's printing has no printers here
// and says so in a window of its own. The call returns at once. A page that takes this away gets the
// engine's answer back, and nothing else.
(() => {
  'use strict';

  const { vicinityQuery, Proxy } = window;
  if (typeof vicinityQuery !== 'function') return;
  const note = {
    __proto__: null,
    request: 'vicinity-print',
    persistent: false,
    onSuccess() {},
    onFailure() {},
  };
  window.print = new Proxy(window.print, {
    __proto__: null,
    apply() {
      vicinityQuery(note);
    },
  });
})();
