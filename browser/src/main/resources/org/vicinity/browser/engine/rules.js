// Who may reach which device, as session rules. Driven by the browser, which runs
// vicinityRules.apply(...) in this page; the page reports what Chromium then says its rules are.
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

  Object.defineProperty(window, 'vicinityRules', {value: Object.freeze({apply})});
  report({ready: true});
})();
