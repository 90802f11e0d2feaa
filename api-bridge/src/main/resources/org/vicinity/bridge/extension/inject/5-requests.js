// What the operations do.

const abortable = (signal, aborted) => {
  if (signal === undefined) return () => {};
  if (apply(signalAborted, signal, [])) throw apply(signalReason, signal, []);
  const listener = () => aborted(apply(signalReason, signal, []));
  apply(addEventListener, signal, ['abort', listener]);
  return () => apply(removeEventListener, signal, ['abort', listener]);
};

const choose = (request, ok, fail) =>
  send(
    'requestDevice',
    {
      __proto__: null,
      acceptAllDevices: request.acceptAllDevices,
      exclusionFilters: request.exclusionFilters,
      filters: request.filters,
      user: request.user,
    },
    ok,
    fail,
  );

const requestDevice = (request, resolve, reject) => {
  let running;
  const release = abortable(request.signal, (reason) => {
    cancel(running);
    reject(reason);
  });
  try {
    running = choose(
      request,
      (reply) => {
        release();
        resolve(device(reply.device));
      },
      (problem) => {
        release();
        reject(problem);
      },
    );
  } catch (e) {
    release();
    throw e;
  }
};

/** What a service says of its own refusal: the text `error` of a JSON answer, when it is short. */
const explained = (answer) => {
  try {
    const said = parse(answer);
    if (hasOwn(said, 'error') && typeof said.error === 'string' && said.error.length <= MAX_EXPLANATION) {
      return ` (${said.error})`;
    }
  } catch {
    // Not JSON, or nothing that has members.
  }
  return '';
};

/** POST to the page's own certificate service; `ok` gets an object with the named texts. */
const askIssuer = (url, body, signal, members, ok, fail) => {
  const unexpected = (what) => fail(error('ISSUER_FAILED', `POST ${url} ${what}`));
  const malformed = (what) => fail(error('ISSUER_ANSWER', `POST ${url} ${what}`));
  const received = (answer) => {
    if (answer.length > MAX_ISSUER_ANSWER) return malformed('answered with too much');
    let said;
    try {
      said = parse(answer);
    } catch {
      return malformed('did not answer with JSON');
    }
    if (typeof said !== 'object' || said === null) {
      return malformed('did not answer with an object');
    }
    for (let i = 0; i < members.length; i++) {
      const name = members[i];
      if (!hasOwn(said, name) || typeof said[name] !== 'string' || said[name] === '') {
        return malformed(`answered without a text "${name}"`);
      }
    }
    return ok(said);
  };
  const options = {
    __proto__: null,
    method: 'POST',
    mode: 'same-origin',
    credentials: 'include',
    cache: 'no-store',
    redirect: 'error',
    headers: { __proto__: null, Accept: 'application/json', 'Content-Type': 'application/json' },
    body: stringify(body),
  };
  if (signal !== undefined) options.signal = signal;
  whenSettled(
    apply(fetch, window, [url, options]),
    (response) => {
      const status = apply(responseStatus, response, []);
      const refused = (answer) => unexpected(`answered with status ${status}${explained(answer)}`);
      const good = status >= 200 && status < 300;
      whenSettled(
        apply(responseText, response, []),
        good ? received : refused,
        () => unexpected('broke off'),
      );
    },
    () => unexpected('failed'),
  );
};

/** Steps 1 to 13 in one call; whatever fails, the device is forgotten again. */
const connect = ({ request, issuer, label }, resolve, reject) => {
  const { signal } = request;
  let finished = false;
  let running;
  let chosen;

  const end = (settle) => {
    if (finished) return;
    finished = true;
    release();
    delete endings[chosen];
    if (chosen === undefined) settle();
    else send('forget', { __proto__: null, device: chosen }, settle, settle);
  };
  const fail = (problem) => end(() => reject(problem));
  const release = abortable(signal, (reason) => {
    // The page's own abort rejects at once; the browser undoes the rest.
    reject(reason);
    if (running !== undefined) cancel(running);
    end(() => {});
  });
  const ask = (type, fields, ok) => {
    if (finished) return;
    running = send(
      type,
      { __proto__: null, device: chosen, ...fields },
      (reply) => {
        running = undefined;
        if (!finished) ok(reply);
      },
      (problem) => {
        running = undefined;
        fail(problem);
      },
    );
  };
  const deliver = ({ certificate: chain, authority }) => {
    let converted;
    try {
      converted = certificate({ __proto__: null, certificate: chain, authority });
    } catch (e) {
      return fail(e);
    }
    ask('setCertificate', converted, (reply) => {
      finished = true;
      release();
      delete endings[chosen];
      resolve(device(reply.device));
    });
  };
  const certify = ({ csr, attestation, host }) => {
    const body = { __proto__: null, csr, attestation, host };
    askIssuer(`${issuer}/certificates`, body, signal, ['certificate', 'authority'], deliver, fail);
  };
  const prepare = ({ challenge: text }) => {
    if (text.length > 2 * MAX_CHALLENGE) return fail(error('CHALLENGE_LENGTH'));
    ask('createCertificateRequest', { __proto__: null, challenge: text, label }, certify);
  };

  try {
    running = choose(
      request,
      (reply) => {
        running = undefined;
        if (finished) return;
        chosen = reply.device.id;
        // The user may cancel while the issuer is asked; a pending call says itself why it failed.
        endings[chosen] = (problem) => {
          if (running === undefined) fail(problem);
        };
        const body = { __proto__: null };
        askIssuer(`${issuer}/challenges`, body, signal, ['challenge'], prepare, fail);
      },
      (problem) => {
        running = undefined;
        fail(problem);
      },
    );
  } catch (e) {
    fail(e);
  }
};
