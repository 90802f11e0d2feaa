// Every way in which a page can send something, each under its own name. A way is given the
// address that it is to reach, as https: (u) and as wss: (w), and settles when it knows how that
// went; ways that never learn settle at once. What really was sent is for the servers to say.
'use strict';

/** An address of this page's own site that answers as told. */
const echo = ({ body = '', type = 'text/html', status = 200, headers = {}, early = '' }) => {
  const query = new URLSearchParams({ body, type, status, early });
  for (const name in headers) query.append('header', `${name}: ${headers[name]}`);
  return `${location.origin}/lab/echo?${query}`;
};

const quote = (text) => JSON.stringify(text).replaceAll('<', '\\u003c');
const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const anything = (object) =>
  new Promise((resolve, reject) => {
    object.onload = object.onloadeddata = object.onopen = object.onmessage = resolve;
    object.onerror = object.onabort = object.onclose = reject;
  });

const make = (tag, attributes = {}, children = []) => {
  const svg = ['svg', 'use', 'image', 'filter', 'feImage'].includes(tag);
  const node = svg
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
};
const put = (tag, attributes, children) => {
  const node = make(tag, attributes, children);
  const outcome = anything(node);
  document.body.append(node);
  return outcome;
};
const styled = (css) => {
  document.head.append(make('style', {}, [css]));
  const node = make('div', { class: 'styled' }, ['x']);
  document.body.append(node);
  return Promise.resolve();
};
const cssClass = (() => {
  let number = 0;
  return (declarations) => {
    const name = `styled-${number++}`;
    document.head.append(make('style', {}, [`.${name} { ${declarations} }`]));
    document.body.append(make('div', { class: name }, ['x']));
    return Promise.resolve();
  };
})();

/** A frame with that document, which this page's own site serves. */
const served = (body, { headers, type, early, ...attributes } = {}) =>
  put('iframe', { ...attributes, src: echo({ body, headers, type, early }) });
const target = () => {
  const name = `target-${Math.random()}`;
  document.body.append(make('iframe', { name }));
  return name;
};
const submit = (method, action, attributes = {}) => {
  const form = make('form', { method, action, target: target(), ...attributes }, [
    make('input', { name: 'field', value: 'value' }),
  ]);
  document.body.append(form);
  form.submit();
  return Promise.resolve();
};
const click = (attributes) => {
  const link = make('a', attributes, ['link']);
  document.body.append(link);
  link.click();
  return Promise.resolve();
};

const FETCH = (u) => `fetch(${quote(u)}, {mode: 'no-cors'})`;
const SOCKET = (w) =>
  `new Promise((yes, no) => { const s = new WebSocket(${quote(w)}); s.onopen = yes; s.onerror = no; })`;
const XHR = (u) =>
  `new Promise((yes, no) => { const x = new XMLHttpRequest(); x.open('GET', ${quote(u)});
    x.onload = yes; x.onerror = no; x.send(); })`;
/** The laboratory's HTTP/3 servers have one certificate, accepted by its hash. */
const hash = new URLSearchParams(location.search).get('hash').match(/../g).map((hex) => parseInt(hex, 16));
const TRANSPORT = (u) =>
  `new WebTransport(${quote(u)}, {serverCertificateHashes: [
      {algorithm: 'sha-256', value: new Uint8Array(${quote(hash)})}]}).ready`;
const EVENTS = (u) =>
  `new Promise((yes, no) => { const s = new EventSource(${quote(u)});
    s.onopen = () => { s.close(); yes(); }; s.onerror = () => { s.close(); no(); }; })`;
const inDocument = (code) => `<!doctype html><script>${code}</script>`;

/** Says to whom it works for how the work went, in any kind of worker. */
const worker = (code) =>
  `const said = new Promise(done => (async () => { await ${code}; })().then(
      () => done('ok'), e => done('failed: ' + e)));
   if (typeof ServiceWorkerGlobalScope !== 'undefined') {
     oninstall = e => e.waitUntil(said.then(skipWaiting()));
     onmessage = e => said.then(m => e.source.postMessage(m));
   } else if (typeof SharedWorkerGlobalScope !== 'undefined') {
     onconnect = e => said.then(m => e.ports[0].postMessage(m));
   } else { said.then(m => postMessage(m)); }`;
const script = (code) => echo({ body: worker(code), type: 'text/javascript' });
const blob = (code, type = 'text/javascript') =>
  URL.createObjectURL(new Blob([code], { type }));
const answer = (port) =>
  new Promise((yes, no) => {
    port.onmessage = (e) => (e.data === 'ok' ? yes() : no(new Error(e.data)));
    port.onerror = no;
  });
const dedicated = (url, options) => answer(new Worker(url, options));
const shared = (url) => {
  const it = new SharedWorker(url, String(Math.random()));
  const said = answer(it.port);
  it.port.start();
  return said;
};
const scope = (() => {
  let number = 0;
  return () => `/lab/scope/${number++}/`;
})();
const service = async (url, where = scope()) => {
  const registration = await navigator.serviceWorker.register(url, { scope: where });
  const it = registration.installing ?? registration.waiting ?? registration.active;
  const said = new Promise((yes, no) => {
    navigator.serviceWorker.addEventListener('message', (e) => {
      if (e.source === it) (e.data === 'ok' ? yes : no)(e.data);
    });
  });
  it.postMessage('how did it go');
  return said;
};
/** A service worker that answers all requests of its scope in that way. */
const answering = async (code, page) => {
  const where = scope();
  const registration = await navigator.serviceWorker.register(
    echo({
      type: 'text/javascript',
      body: `oninstall = () => skipWaiting(); onactivate = e => e.waitUntil(clients.claim());
             onfetch = e => e.respondWith(${code});`,
    }),
    { scope: where },
  );
  const it = registration.installing ?? registration.waiting ?? registration.active;
  if (it.state !== 'activated') {
    await new Promise((done) => {
      it.onstatechange = () => it.state === 'activated' && done();
    });
  }
  return put('iframe', { src: where + page });
};

const kinds = {
  'fetch-cors': ({ u }) => fetch(u),
  'fetch-no-cors': ({ u }) => fetch(u, { mode: 'no-cors' }),
  'fetch-head': ({ u }) => fetch(u, { method: 'HEAD' }),
  'fetch-post': ({ u }) => fetch(u, { method: 'POST', mode: 'no-cors', body: 'x' }),
  'fetch-put-preflight': ({ u }) => fetch(u, { method: 'PUT', body: 'x' }),
  'fetch-delete-preflight': ({ u }) => fetch(u, { method: 'DELETE' }),
  'fetch-header-preflight': ({ u }) => fetch(u, { headers: { 'x-own': '1' } }),
  'fetch-credentials': ({ u }) => fetch(u, { mode: 'no-cors', credentials: 'include' }),
  'fetch-range': ({ u }) => fetch(u, { headers: { range: 'bytes=0-1' } }),
  'fetch-keepalive': ({ u }) => fetch(u, { keepalive: true, mode: 'no-cors' }),
  'fetch-no-referrer': ({ u }) => fetch(u, { mode: 'no-cors', referrerPolicy: 'no-referrer' }),
  'fetch-says-loopback': ({ u }) => fetch(u, { mode: 'no-cors', targetAddressSpace: 'loopback' }),
  'fetch-says-local': ({ u }) => fetch(u, { mode: 'no-cors', targetAddressSpace: 'local' }),
  'fetch-stream-upload': ({ u }) =>
    fetch(u, { method: 'POST', duplex: 'half', body: new Response('x').body }),
  'fetch-redirected': ({ u }) => fetch(echo({ status: 307, headers: { location: u } })),
  'fetch-redirected-no-cors': ({ u }) =>
    fetch(echo({ status: 302, headers: { location: u } }), { mode: 'no-cors' }),
  'fetch-later': async ({ u }) => fetchLater(u, { activateAfter: 0 }),
  xhr: ({ u }) => eval(XHR(u)),
  'xhr-sync': async ({ u }) => {
    const x = new XMLHttpRequest();
    x.open('GET', u, false);
    x.send();
  },
  'xhr-upload-preflight': ({ u }) => {
    const x = new XMLHttpRequest();
    x.upload.onprogress = () => {};
    x.open('POST', u);
    x.send('x');
    return anything(x);
  },
  beacon: async ({ u }) => navigator.sendBeacon(u, 'x'),
  'beacon-json': async ({ u }) =>
    navigator.sendBeacon(u, new Blob(['{}'], { type: 'application/json' })),
  'event-source': ({ u }) => eval(EVENTS(u)),
  'event-source-credentials': ({ u }) => {
    const source = new EventSource(u, { withCredentials: true });
    return anything(source).finally(() => source.close());
  },
  websocket: ({ w }) => eval(SOCKET(w)),
  'websocket-protocol': ({ w }) => anything(new WebSocket(w, 'chat')),
  'websocket-after-fetch': async ({ u, w }) => {
    await fetch(u.replace('/t/', '/lab/warm/'), { mode: 'no-cors' }).catch(() => {});
    await eval(SOCKET(w));
  },
  'websocket-stream': ({ w }) => new WebSocketStream(w).opened,
  webtransport: ({ u }) => new WebTransport(u).ready,
  'webtransport-hash': ({ u }) => eval(TRANSPORT(u)),

  img: ({ u }) => put('img', { src: u }),
  'img-srcset': ({ u }) => put('img', { srcset: `${u} 1x` }),
  'img-cors': ({ u }) => put('img', { crossorigin: '', src: u }),
  'img-lazy': ({ u }) => put('img', { loading: 'lazy', src: u }),
  'img-detached': ({ u }) => {
    const image = new Image();
    image.src = u;
    return image.decode();
  },
  'img-redirected': ({ u }) => put('img', { src: echo({ status: 302, headers: { location: u } }) }),
  'img-attribution': ({ u }) => put('img', { attributionsrc: u, src: echo({}) }),
  'picture-source': ({ u }) => put('picture', {}, [make('source', { srcset: u }), make('img')]),
  video: ({ u }) => put('video', { src: u }),
  'video-source': ({ u }) => put('video', { preload: 'auto' }, [make('source', { src: u })]),
  'video-cors': ({ u }) => put('video', { crossorigin: '', src: u }),
  'video-poster': async ({ u }) => document.body.append(make('video', { poster: u })),
  audio: ({ u }) => put('audio', { src: u, preload: 'auto' }),
  track: ({ u }) => {
    const track = make('track', { src: u, default: '', kind: 'captions' });
    const outcome = anything(track);
    document.body.append(make('video', { crossorigin: '' }, [track]));
    track.track.mode = 'hidden';
    return outcome;
  },
  'input-image': ({ u }) => put('input', { type: 'image', src: u }),
  'body-background': ({ u }) => served(`<body background="${attribute(u)}">x`),
  'svg-image': async ({ u }) => {
    const image = make('image', { href: u, width: 9, height: 9 });
    document.body.append(make('svg', {}, [image]));
  },
  'svg-use': async ({ u }) => document.body.append(make('svg', {}, [make('use', { href: u })])),
  'svg-filter-image': async ({ u }) => {
    document.body.append(
      make('svg', {}, [make('filter', { id: 'f' }, [make('feImage', { href: u })])]),
    );
    await cssClass('filter: url(#f)');
  },
  'css-background': ({ u }) => cssClass(`background: url("${u}")`),
  'css-image-set': ({ u }) => cssClass(`background: image-set(url("${u}") 1x)`),
  'css-content': ({ u }) => cssClass(`content: url("${u}")`),
  'css-border-image': ({ u }) => cssClass(`border: 9px solid; border-image: url("${u}") 9`),
  'css-list-style': ({ u }) => cssClass(`display: list-item; list-style: url("${u}")`),
  'css-cursor': ({ u }) => cssClass(`cursor: url("${u}"), auto`),
  'css-mask': ({ u }) => cssClass(`mask-image: url("${u}")`),
  'css-shape-outside': ({ u }) => cssClass(`float: left; shape-outside: url("${u}")`),
  'css-font-face': ({ u }) =>
    styled(`@font-face { font-family: f; src: url("${u}") } .styled { font-family: f }`),
  'font-face': ({ u }) => new FontFace('g', `url("${u}")`).load(),
  stylesheet: ({ u }) => put('link', { rel: 'stylesheet', href: u }),
  'stylesheet-alternate': ({ u }) => put('link', { rel: 'alternate stylesheet', title: 't', href: u }),
  'css-import': async ({ u }) => document.head.append(make('style', {}, [`@import url("${u}");`])),
  'css-module': ({ u }) => import(u, { with: { type: 'css' } }),

  script: ({ u }) => put('script', { src: u }),
  'script-cors': ({ u }) => put('script', { src: u, crossorigin: '' }),
  'script-module': ({ u }) => put('script', { src: u, type: 'module' }),
  'module-import': ({ u }) => served(`<script type="module">import ${quote(u)}</script>`),
  'dynamic-import': ({ u }) => import(u),
  'json-module': ({ u }) => import(u, { with: { type: 'json' } }),
  'import-map': ({ u }) =>
    served(`<script type="importmap">{"imports": {"x": ${quote(u)}}}</script>
            <script type="module">import 'x'</script>`),

  iframe: ({ u }) => put('iframe', { src: u }),
  'iframe-lazy': ({ u }) => put('iframe', { src: u, loading: 'lazy' }),
  'iframe-sandboxed': ({ u }) => put('iframe', { sandbox: 'allow-scripts', src: u }),
  'iframe-credentialless': ({ u }) => put('iframe', { credentialless: '', src: u }),
  'iframe-in-srcdoc': ({ u }) =>
    put('iframe', { srcdoc: `<iframe src="${attribute(u)}"></iframe>` }),
  'iframe-redirected': ({ u }) =>
    put('iframe', { src: echo({ status: 302, headers: { location: u } }) }),
  'iframe-refresh': ({ u }) => served(`<meta http-equiv="refresh" content="0;url=${attribute(u)}">`),
  'iframe-refresh-header': ({ u }) => served('x', { headers: { refresh: `0;url=${u}` } }),
  'iframe-location': ({ u }) => served(inDocument(`location.href = ${quote(u)}`)),
  'iframe-navigation-api': ({ u }) => served(inDocument(`navigation.navigate(${quote(u)})`)),
  'iframe-set-by-parent': async ({ u }) => {
    const frame = make('iframe', { src: echo({ body: 'x' }) });
    const loaded = anything(frame);
    document.body.append(frame);
    await loaded;
    frame.contentWindow.location = u;
  },
  'iframe-window-open': async ({ u }) => void window.open(u, target()),
  frame: ({ u }) => served(`<frameset cols="*"><frame src="${attribute(u)}"></frameset>`),
  object: ({ u }) => put('object', { data: u }),
  'object-image': ({ u }) => put('object', { data: u, type: 'image/png' }),
  embed: ({ u }) => put('embed', { src: u }),
  'fenced-frame': async ({ u }) => {
    const frame = make('fencedframe');
    document.body.append(frame);
    frame.config = new FencedFrameConfig(u);
  },
  xslt: ({ u }) =>
    served(`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${attribute(u)}"?><a/>`, {
      type: 'text/xml',
    }),
  'form-get': ({ u }) => submit('get', u),
  'form-post': ({ u }) => submit('post', u),
  'form-post-multipart': ({ u }) => submit('post', u, { enctype: 'multipart/form-data' }),
  'form-post-redirected': ({ u }) =>
    submit('post', echo({ status: 307, headers: { location: u } })),
  'link-click': ({ u }) => click({ href: u, target: target() }),
  'link-download': ({ u }) => click({ href: u, download: 'x', target: target() }),
  'link-ping': ({ u }) => click({ href: '#', ping: u }),

  prefetch: ({ u }) => put('link', { rel: 'prefetch', href: u }),
  'preload-fetch': ({ u }) => put('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: u }),
  'preload-image': ({ u }) => put('link', { rel: 'preload', as: 'image', href: u }),
  'preload-script': ({ u }) => put('link', { rel: 'preload', as: 'script', href: u }),
  'preload-style': ({ u }) => put('link', { rel: 'preload', as: 'style', href: u }),
  'preload-font': ({ u }) => put('link', { rel: 'preload', as: 'font', crossorigin: '', href: u }),
  modulepreload: ({ u }) => put('link', { rel: 'modulepreload', href: u }),
  preconnect: async ({ u }) => document.head.append(make('link', { rel: 'preconnect', href: u })),
  'preconnect-cors': async ({ u }) =>
    document.head.append(make('link', { rel: 'preconnect', crossorigin: '', href: u })),
  'dns-prefetch': async ({ u }) =>
    document.head.append(make('link', { rel: 'dns-prefetch', href: u })),
  'speculation-prefetch': async ({ u }) =>
    document.head.append(
      make('script', { type: 'speculationrules' }, [
        JSON.stringify({ prefetch: [{ urls: [u], eagerness: 'immediate' }] }),
      ]),
    ),
  'speculation-prerender': async ({ u }) =>
    document.head.append(
      make('script', { type: 'speculationrules' }, [
        JSON.stringify({ prerender: [{ urls: [u], eagerness: 'immediate' }] }),
      ]),
    ),
  'link-header-preload': ({ u }) =>
    served('x', { headers: { link: `<${u}>; rel=preload; as=image` } }),
  'link-header-stylesheet': ({ u }) =>
    served('x', { headers: { link: `<${u}>; rel=preload; as=style` } }),
  'link-header-preconnect': ({ u }) => served('x', { headers: { link: `<${u}>; rel=preconnect` } }),
  'early-hints-preload': ({ u }) => served('x', { early: `<${u}>; rel=preload; as=image` }),
  'early-hints-preconnect': ({ u }) => served('x', { early: `<${u}>; rel=preconnect` }),
  manifest: ({ u }) => put('link', { rel: 'manifest', href: u }),
  favicon: async ({ u }) => document.head.append(make('link', { rel: 'icon', href: u })),
  'csp-report-uri': ({ u }) =>
    served('<img src="data:image/png,x">', {
      headers: { 'content-security-policy': `img-src 'none'; report-uri ${u}` },
    }),
  'csp-report-to': ({ u }) =>
    served('<img src="data:image/png,x">', {
      headers: {
        'content-security-policy': "img-src 'none'; report-to e",
        'reporting-endpoints': `e="${u}"`,
      },
    }),
  'reporting-default': ({ u }) =>
    served(inDocument("document.write('x'); new XMLHttpRequest().open('GET', '/', false)"), {
      headers: { 'reporting-endpoints': `default="${u}"`, 'document-policy': 'sync-xhr=?0' },
    }),
  'fed-cm': ({ u }) =>
    navigator.credentials.get({ identity: { providers: [{ configURL: u, clientId: 'x' }] } }),
  'payment-manifest': ({ u }) =>
    new PaymentRequest([{ supportedMethods: u }], {
      total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
    }).canMakePayment(),
  'webauthn-related-origins': ({ u }) =>
    navigator.credentials.get({
      publicKey: { challenge: new Uint8Array(16), rpId: new URL(u).host, timeout: 1000 },
    }),

  'data-frame-fetch': ({ u }) => put('iframe', { src: `data:text/html,${inDocument(FETCH(u))}` }),
  'data-frame-websocket': ({ w }) =>
    put('iframe', { src: `data:text/html,${inDocument(SOCKET(w))}` }),
  'blob-frame-fetch': ({ u }) => put('iframe', { src: blob(inDocument(FETCH(u)), 'text/html') }),
  'blob-frame-websocket': ({ w }) =>
    put('iframe', { src: blob(inDocument(SOCKET(w)), 'text/html') }),
  'srcdoc-fetch': ({ u }) => put('iframe', { srcdoc: inDocument(FETCH(u)) }),
  'srcdoc-webtransport': ({ u }) => put('iframe', { srcdoc: inDocument(TRANSPORT(u)) }),
  'srcdoc-websocket': ({ w }) => put('iframe', { srcdoc: inDocument(SOCKET(w)) }),
  'srcdoc-image': ({ u }) => put('iframe', { srcdoc: `<img src="${attribute(u)}">` }),
  'sandboxed-fetch': ({ u }) =>
    put('iframe', { sandbox: 'allow-scripts', srcdoc: inDocument(FETCH(u)) }),
  'sandboxed-websocket': ({ w }) =>
    put('iframe', { sandbox: 'allow-scripts', srcdoc: inDocument(SOCKET(w)) }),
  'sandboxed-image': ({ u }) => put('iframe', { sandbox: '', srcdoc: `<img src="${attribute(u)}">` }),
  'sandboxed-form': ({ u }) =>
    put('iframe', {
      sandbox: 'allow-scripts allow-forms',
      srcdoc: `<form method="post" action="${attribute(u)}"></form>
               <script>document.forms[0].submit()</script>`,
    }),
  'blank-frame-fetch': async ({ u }) => {
    const frame = make('iframe');
    document.body.append(frame);
    await frame.contentWindow.fetch(u, { mode: 'no-cors' });
  },
  'blank-frame-websocket': ({ w }) => {
    const frame = make('iframe');
    document.body.append(frame);
    return anything(new frame.contentWindow.WebSocket(w));
  },
  'removed-frame-beacon': async ({ u }) => {
    const frame = make('iframe');
    document.body.append(frame);
    const { navigator } = frame.contentWindow;
    navigator.sendBeacon(u, 'x');
    frame.remove();
  },
  'leaving-frame-keepalive': async ({ u }) => {
    const frame = make('iframe', {
      src: echo({
        body: inDocument(
          `onpagehide = () => fetch(${quote(u)}, {mode: 'no-cors', keepalive: true})`,
        ),
      }),
    });
    const loaded = anything(frame);
    document.body.append(frame);
    await loaded;
    frame.src = 'about:blank';
  },

  'worker-fetch': ({ u }) => dedicated(script(FETCH(u))),
  'worker-xhr': ({ u }) => dedicated(script(XHR(u))),
  'worker-event-source': ({ u }) => dedicated(script(EVENTS(u))),
  'worker-websocket': ({ w }) => dedicated(script(SOCKET(w))),
  'worker-blob-fetch': ({ u }) => dedicated(blob(worker(FETCH(u)))),
  'worker-webtransport': ({ u }) => dedicated(script(TRANSPORT(u))),
  'worker-blob-websocket': ({ w }) => dedicated(blob(worker(SOCKET(w)))),
  'worker-data-fetch': ({ u }) => dedicated(`data:text/javascript,${escape(worker(FETCH(u)))}`),
  'worker-data-websocket': ({ w }) =>
    dedicated(`data:text/javascript,${escape(worker(SOCKET(w)))}`),
  'worker-module-fetch': ({ u }) => dedicated(script(FETCH(u)), { type: 'module' }),
  'worker-module-import': ({ u }) => dedicated(script(`import(${quote(u)})`), { type: 'module' }),
  'worker-import-scripts': ({ u }) => dedicated(script(`importScripts(${quote(u)})`)),
  'worker-nested-fetch': ({ u }) =>
    dedicated(
      blob(`onmessage = 0; const w = new Worker(URL.createObjectURL(new Blob([${quote(
        worker(FETCH(u)),
      )}], {type: 'text/javascript'}))); w.onmessage = e => postMessage(e.data);`),
    ),
  'worker-script': ({ u }) => dedicated(u),
  'shared-worker-fetch': ({ u }) => shared(script(FETCH(u))),
  'shared-worker-xhr': ({ u }) => shared(script(XHR(u))),
  'shared-worker-event-source': ({ u }) => shared(script(EVENTS(u))),
  'shared-worker-websocket': ({ w }) => shared(script(SOCKET(w))),
  'shared-worker-blob-fetch': ({ u }) => shared(blob(worker(FETCH(u)))),
  'shared-worker-webtransport': ({ u }) => shared(script(TRANSPORT(u))),
  'shared-worker-blob-websocket': ({ w }) => shared(blob(worker(SOCKET(w)))),
  'shared-worker-data-fetch': ({ u }) => shared(`data:text/javascript,${escape(worker(FETCH(u)))}`),
  'shared-worker-data-websocket': ({ w }) =>
    shared(`data:text/javascript,${escape(worker(SOCKET(w)))}`),
  'shared-worker-import-scripts': ({ u }) => shared(script(`importScripts(${quote(u)})`)),
  'shared-worker-script': ({ u }) => shared(u),
  'service-worker-fetch': ({ u }) => service(script(FETCH(u))),
  'service-worker-webtransport': ({ u }) => service(script(TRANSPORT(u))),
  'service-worker-websocket': ({ w }) => service(script(SOCKET(w))),
  'service-worker-event-source': ({ u }) => service(script(EVENTS(u))),
  'service-worker-import-scripts': ({ u }) => service(script(`importScripts(${quote(u)})`)),
  'service-worker-cache': ({ u }) =>
    service(
      script(`caches.open('c').then(c => c.add(new Request(${quote(u)}, {mode: 'no-cors'})))`),
    ),
  'service-worker-script': ({ u }) => navigator.serviceWorker.register(u),
  'service-worker-pass-on': ({ u }) =>
    answering(
      `e.request.mode === 'navigate'
        ? new Response(${quote(`<img src="${attribute(u)}">`)}, {headers: {'content-type': 'text/html'}})
        : fetch(e.request)`,
      'x',
    ),
  'service-worker-answers': ({ u }) => answering(FETCH(u), 'x'),
  'service-worker-redirects': ({ u }) => answering(`Response.redirect(${quote(u)})`, 'x'),
  'background-fetch': async ({ u }) => {
    const registration = await navigator.serviceWorker.register(
      echo({ type: 'text/javascript', body: '' }),
      { scope: '/lab/scope/background/' },
    );
    const it = registration.installing ?? registration.waiting ?? registration.active;
    if (it.state !== 'activated') {
      await new Promise((done) => {
        it.onstatechange = () => it.state === 'activated' && done();
      });
    }
    await registration.backgroundFetch.fetch(String(Math.random()), u);
  },
  'audio-worklet': ({ u }) => new AudioContext().audioWorklet.addModule(u),
  'paint-worklet': ({ u }) => CSS.paintWorklet.addModule(u),
};

/** Tries them all at once and returns how each went: ok, failed, absent or silent. */
const tryAll = async (base, limit) => {
  const outcome = {};
  await Promise.all(
    Object.entries(kinds).map(async ([name, kind]) => {
      const u = `${base}/${name}`;
      const late = new Promise((done) => setTimeout(done, limit, 'silent'));
      const tried = (async () => kind({ u, w: u.replace('https:', 'wss:') }))();
      outcome[name] = await Promise.race([tried.then(() => 'ok', (e) => String(e?.name ?? 'failed')), late]);
    }),
  );
  return outcome;
};
