// Every sentence about devices that this page says, in one place.

/** Returns {status, advice} for what connect() was rejected with. */
export function aboutFailure(error) {
  const known = FAILURES[error.name];
  return known === undefined
    ? { status: 'The device could not be connected.', advice: error.message }
    : { status: known.status, advice: `${known.advice}${known.detail ? ` (${error.message})` : ''}` };
}

const FAILURES = {
  NotFoundError: {
    status: 'No device was connected.',
    advice: 'The chooser was closed, or no device was found. Switch the device on, join its network, and try again.',
  },
  SecurityError: {
    status: 'The browser did not allow this here.',
    advice: 'Open this page in a window of its own, over HTTPS or at localhost, and click the button again.',
    detail: true,
  },
  NotAllowedError: {
    status: 'The browser did not allow this now.',
    advice: 'This site asked too often, or you muted it. Look at the address bar, then try again.',
    detail: true,
  },
  InvalidStateError: {
    status: 'A device is being connected already.',
    advice: 'Wait until that is done, or reload the page and try again.',
    detail: true,
  },
  NetworkError: {
    status: 'The device or this service went away meanwhile.',
    advice: 'Check that the device is on and that you are still logged in, then try again. Nothing was kept.',
    detail: true,
  },
  DataError: {
    status: 'The browser refused the certificate that this service issued.',
    advice: 'Nothing was kept, on either side. This is for the makers of this service to mend.',
    detail: true,
  },
  TimeoutError: {
    status: 'It took too long.',
    advice: 'Nothing was kept. Try again; the PIN stands on the label of the device.',
  },
  AbortError: {
    status: 'It was cancelled.',
    advice: 'Nothing was kept. Click the button to start again.',
  },
};

/** Returns {state, status, advice} for the state of a device that this site has. */
export function aboutState(device) {
  switch (device.state) {
    case 'ready':
      return { state: 'connected', status: `Connected to ${device.name}.`, advice: '' };
    case 'unreachable':
      return {
        state: 'failed',
        status: `${device.name} cannot be reached.`,
        advice: 'Is it switched on, and are you in its network? This page goes on by itself when it is back.',
      };
    case 'expired':
      return {
        state: 'failed',
        status: `The certificate of ${device.name} has expired.`,
        advice: 'Forget the device and connect it again.',
      };
    case 'revoked':
      return {
        state: 'idle',
        status: `${device.name} was taken away from this site.`,
        advice: 'To use it again, click the button.',
      };
    default:
      return { state: 'working', status: `${device.name} is being set up…`, advice: '' };
  }
}

/** Returns {status, advice} when this is no browser with devices. */
export const NO_API = {
  status: 'This browser cannot use devices next to you.',
  advice:
    'It has no navigator.localDevices. Open this very address in the Vicinity browser; it must be ' +
    'https:// or localhost, and not inside a frame of another site.',
};

/** Returns what to say before anything was done. */
export const START = {
  status: 'No device yet.',
  advice: 'Click the button: your browser looks for media caches nearby and asks you which one this site may use.',
};

/** Returns a number of bytes for people. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** Returns one line about a message of the device. */
export function aboutMessage(message) {
  const percent = (item) => (item.total === 0 ? 100 : Math.floor((item.bytes * 100) / item.total));
  switch (message.type) {
    case 'state':
      return `In its cache: ${message.items.map((i) => `${i.name} ${percent(i)} %`).join(', ')}`;
    case 'progress':
      return `${message.name}: ${percent(message)} %, ${size(message.bytes)} of ${size(message.total)} at ${size(message.bytesPerSecond)}/s`;
    case 'complete':
      return `${message.name} is complete in the cache (SHA-256 ${message.sha256.slice(0, 12)}…)`;
    case 'uploaded':
      return `${message.name} arrived, ${size(message.bytes)}`;
    case 'failed':
      return `${message.name} could not be cached: ${message.reason}`;
    default:
      return JSON.stringify(message);
  }
}
