// The service's own API: log-in. Certificates are asked for by the browser, at /vicinity.

/** Says in words why the service did not do what it was asked. */
async function refusal(response) {
  try {
    return new Error((await response.json()).error);
  } catch {
    return new Error(`The service answered with status ${response.status}.`);
  }
}

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response);
  return response.status === 204 ? undefined : response.json();
}

/** Returns who is logged in, as {id, displayName}, or undefined. */
export async function currentUser() {
  return (await call('GET', '/session')).user;
}

/** Logs in and returns the user; fails with the reason in words. */
export async function logIn(user, password) {
  return (await call('POST', '/session', { user, password })).user;
}

/** Logs out. */
export async function logOut() {
  await call('DELETE', '/session');
}
