// The page: log in, connect a device with one click, use it.
import { currentUser, logIn, logOut } from './service.js';
import { MediaCache } from './media-cache.js';
import { START, NO_API, aboutFailure, aboutMessage, aboutState, size } from './words.js';

const $ = (id) => document.getElementById(id);
const SAMPLE_BYTES = 1024 * 1024;
const MAX_MESSAGES = 200;

let user; // who is logged in
let device; // the LocalDevice in use
let cache; // its MediaCache
let listening; // its live connection

function show(state, { status, advice }, errorName = '') {
  $('status').dataset.error = errorName;
  $('status').textContent = status;
  $('advice').textContent = advice;
  $('status').dataset.state = state; // last: whoever waits for it finds the text in place
}

// ---- Logging in --------------------------------------------------------------------------------

async function enter(who) {
  user = who;
  $('login').hidden = user !== undefined;
  $('account').hidden = user === undefined;
  $('device').hidden = user === undefined;
  if (user === undefined) {
    $('login-user').focus();
    return;
  }
  $('account-name').textContent = user.displayName;
  if (navigator.localDevices === undefined) {
    show('failed', NO_API, 'NoApi');
    $('connect').disabled = true;
    return;
  }
  show('idle', START);
  navigator.localDevices.addEventListener('devicechange', () => refresh().catch(report));
  await refresh();
}

$('login-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  $('login-error').textContent = '';
  $('login-submit').disabled = true;
  try {
    const who = await logIn($('login-user').value.trim(), $('login-password').value);
    $('login-password').value = '';
    await enter(who);
  } catch (error) {
    $('login-error').textContent = `You are not logged in: ${error.message}.`;
  } finally {
    $('login-submit').disabled = false;
  }
});

$('log-out').addEventListener('click', async () => {
  await logOut();
  location.reload();
});

// ---- Connecting --------------------------------------------------------------------------------

$('connect').addEventListener('click', async () => {
  $('connect').disabled = true;
  show('working', { status: 'Looking for devices nearby…', advice: 'Pick one in the window that your browser shows.' });
  try {
    // This is all that a page needs. It has to be called in the click itself: the chooser wants one.
    const connected = await navigator.localDevices.connect({
      filters: [{ type: 'media-cache' }],
      user: { id: user.id, displayName: user.displayName },
      issuer: '/vicinity',
      label: 'media-server',
    });
    await use(connected);
    listening.refill();
    await listOthers();
  } catch (error) {
    const before = device;
    show('failed', aboutFailure(error), error.name);
    if (before !== undefined) $('advice').textContent += ` ${before.name} is still connected.`;
  } finally {
    $('connect').disabled = false;
  }
});

/** Shows what this site was given before, without asking anybody. */
async function refresh() {
  const devices = await navigator.localDevices.getDevices();
  const mine = devices.find((each) => each.id === device?.id);
  if (device !== undefined && mine === undefined) leave(aboutState({ name: device.name, state: 'revoked' }));
  const next = mine ?? devices.find((each) => each.state === 'ready') ?? devices[0];
  if (device === undefined && next !== undefined) await use(next);
  await listOthers();
}

/** Uses a device from now on. */
async function use(chosen) {
  if (device !== undefined && device.id !== chosen.id) leave(START);
  device = chosen;
  device.onstatechange = () => deviceChanged().catch(report);
  await deviceChanged();
}

async function deviceChanged() {
  if (device.state === 'revoked') {
    leave(aboutState(device));
    return;
  }
  $('forget').hidden = false;
  $('origin-line').hidden = device.origin === null;
  $('device-origin').textContent = device.origin ?? '';
  if (device.state === 'ready' && cache === undefined) {
    try {
      await start(device.origin);
    } catch (error) {
      show('failed', {
        status: `${device.name} does not answer.`,
        advice: `Is it switched on, and are you in its network? Reload this page to try again. (${error.message})`,
      }, error.name);
      return;
    }
  }
  const words = aboutState(device);
  show(words.state, words);
}

/** Starts everything that is shown of a device. */
async function start(origin) {
  const starting = new MediaCache(origin);
  const status = await starting.status(); // the first request to the device
  cache = starting;
  $('use').hidden = false;
  const [film] = status.media;
  $('video').src = cache.filmUrl(film.path);
  $('film-state').textContent = `${film.name}, ${size(film.bytes)}, from ${new URL(origin).host}`;
  listen();
}

/** Stops everything that is shown of a device. */
function leave(words) {
  listening?.close();
  device.onstatechange = null;
  device = undefined;
  cache = undefined;
  listening = undefined;
  $('video').removeAttribute('src');
  $('video').load();
  $('use').hidden = true;
  $('forget').hidden = true;
  $('origin-line').hidden = true;
  $('device-origin').textContent = '';
  show('idle', words);
}

$('forget').addEventListener('click', async () => {
  $('forget').disabled = true;
  const leaving = device;
  try {
    leaving.onstatechange = null; // we know: this is not the user taking it away elsewhere
    await leaving.forget();
    const forgotten = { status: `${leaving.name} is forgotten.`, advice: 'This site cannot reach it any more.' };
    if (device === leaving) leave(forgotten);
    await refresh();
    if (device === undefined) show('idle', forgotten);
  } catch (error) {
    report(error);
  } finally {
    $('forget').disabled = false;
  }
});

/** Lists all devices of this site, where there are several. */
async function listOthers() {
  const devices = await navigator.localDevices.getDevices();
  $('others').hidden = devices.length < 2;
  $('devices').replaceChildren(...devices.map((each) => {
    const item = document.createElement('li');
    const text = document.createElement('span');
    text.textContent = `${each.name} (${each.state})`;
    item.append(text);
    if (each.id !== device?.id) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet';
      button.textContent = 'Use';
      button.addEventListener('click', () => use(each).then(listOthers).catch(report));
      item.append(button);
    }
    return item;
  }));
}

// ---- The film ----------------------------------------------------------------------------------

$('video').addEventListener('error', () => {
  if (!$('video').hasAttribute('src')) return;
  $('film-state').textContent =
    `The film cannot be played: ${$('video').error?.message || 'the device does not answer'}. Reload this page to try again.`;
});

// ---- Uploads -----------------------------------------------------------------------------------

async function upload(send, done) {
  const result = $('upload-result');
  delete result.dataset.state;
  result.textContent = 'Sending…';
  $('upload-progress').value = 0;
  $('upload-sample').disabled = true;
  $('upload-file').disabled = true;
  try {
    const stored = await send((share) => { $('upload-progress').value = share; });
    $('upload-progress').value = 1;
    result.textContent = done(stored);
    result.dataset.state = 'ok';
  } catch (error) {
    result.textContent = `The upload failed: ${error.message}. Try again.`;
    result.dataset.state = 'failed';
  } finally {
    $('upload-sample').disabled = false;
    $('upload-file').disabled = false;
  }
}

$('upload-sample').addEventListener('click', () => upload(
  (onProgress) => cache.sendSample(SAMPLE_BYTES, onProgress),
  (stored) => `${size(stored.bytes)} sent and read back, the same bytes (SHA-256 ${stored.sha256.slice(0, 16)}…).`,
));

$('upload-file').addEventListener('change', () => {
  const [file] = $('upload-file').files;
  if (file === undefined) return;
  const name = file.name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '').slice(-100) || 'file';
  upload(
    (onProgress) => cache.upload(name, file, onProgress),
    (stored) => `${stored.name} is on the device, ${size(stored.bytes)} (SHA-256 ${stored.sha256.slice(0, 16)}…).`,
  );
});

// ---- Live messages -----------------------------------------------------------------------------

function listen() {
  const words = { connecting: 'Connecting…', open: 'Connected.', closed: 'The connection broke; trying again…' };
  $('messages').replaceChildren();
  let refillWhenOpen = false;
  const connection = cache.listen(
    (message) => append(aboutMessage(message)),
    (state) => {
      $('socket-state').textContent = words[state];
      if (state === 'open' && refillWhenOpen) {
        refillWhenOpen = false;
        connection.send({ type: 'refill' });
      }
    },
  );
  listening = {
    close: connection.close,
    refill: () => {
      refillWhenOpen = $('socket-state').textContent !== words.open;
      if (!refillWhenOpen) connection.send({ type: 'refill' });
    },
  };
}

function append(text) {
  const list = $('messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 8;
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString();
  const item = document.createElement('li');
  item.append(time, text);
  list.append(item);
  while (list.children.length > MAX_MESSAGES) list.firstElementChild.remove();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

$('refill').addEventListener('click', () => listening?.refill());

// ---- Start -------------------------------------------------------------------------------------

function report(error) {
  show('failed', aboutFailure(error), error.name);
}

enter(await currentUser()).catch(report);
