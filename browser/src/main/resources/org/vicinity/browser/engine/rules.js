// What only an extension can tell Chromium. Driven by the browser, which runs functions of
// vicinityRules in this page: apply sets who may reach which device, as session rules, and reports
// what Chromium then says its rules are; clear removes all that is kept of some origins, clearAll what is
// kept of all.
// The page also reports which WebSockets to devices are opened.
'use strict';
(() => {
  const SECRET = '@SECRET@';
  const report = (message) =>
    window.vicinityQuery({
      request: JSON.stringify({...message, secret: SECRET}),
      persistent: false,
      onSuccess: () => {},
      onFailure: () => {},
    });

  const apply = async (order, rules) => {
    try {
      const old = await chrome.declarativeNetRequest.getSessionRules();
      await chrome.declarativeNetRequest.updateSessionRules({
        removeRuleIds: old.map((rule) => rule.id),
        addRules: rules,
      });
      const now = await chrome.declarativeNetRequest.getSessionRules();
      report({order, rules: now});
    } catch (error) {
      report({order, error: String(error)});
    }
  };

  // The router lets a WebSocket's connection pass only when it was told of it.
  chrome.webRequest.onBeforeRequest.addListener(
    ({initiator, url}) => report({socket: {initiator: initiator ?? '', url}}),
    {urls: ['wss://*.local/*'], types: ['websocket']},
  );

  const clear = async (order, origins) => {
    try {
      await chrome.browsingData.remove(
        {origins, since: 0},
        {
          cache: true,
          cacheStorage: true,
          cookies: true,
          fileSystems: true,
          indexedDB: true,
          localStorage: true,
          serviceWorkers: true,
        },
      );
      report({order, cleared: origins});
    } catch (error) {
      report({order, error: String(error)});
    }
  };

  const KINDS = {
    cookies: {
      cacheStorage: true,
      cookies: true,
      fileSystems: true,
      indexedDB: true,
      localStorage: true,
      serviceWorkers: true,
    },
    cache: {cache: true},
    history: {history: true},
  };

  const clearAll = async (order, kinds) => {
    try {
      const all = Object.assign({}, ...kinds.map((kind) => KINDS[kind]));
      await chrome.browsingData.remove({since: 0}, all);
      report({order, cleared: kinds});
    } catch (error) {
      report({order, error: String(error)});
    }
  };

  Object.defineProperty(window, 'vicinityRules', {value: Object.freeze({apply, clear, clearAll})});
  report({ready: true});
})();
