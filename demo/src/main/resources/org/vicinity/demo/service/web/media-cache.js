// What this page does with a media cache. Nothing here is special to Vicinity: a device that the
// user gave to this site is an ordinary HTTPS origin, used with fetch, <video>, XMLHttpRequest and
// WebSocket.

/** Returns the SHA-256 of a buffer in hex. */
async function sha256(buffer) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', buffer));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns that many random bytes. */
function randomBytes(length) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65536, length))); // its limit per call
  }
  return bytes;
}

export class MediaCache {
  #origin;

  /** Takes the device's origin, such as https://media-server.vod-example-com.local */
  constructor(origin) {
    this.#origin = origin;
  }

  /** Returns what there is to play and how much space is left. */
  async status() {
    const response = await fetch(`${this.#origin}/status`);
    if (!response.ok) throw new Error(`The device answered with status ${response.status}.`);
    return response.json();
  }

  /** Returns the address of a film. */
  filmUrl(path) {
    return new URL(path, this.#origin).href;
  }

  /**
   * Uploads a file. fetch cannot tell how far an upload is, XMLHttpRequest can.
   * @param onProgress called with the share that was sent, 0 to 1
   * @returns what the device stored: {name, bytes, sha256}
   */
  upload(name, content, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('PUT', `${this.#origin}/uploads/${encodeURIComponent(name)}`);
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
      request.onload = () => {
        if (request.status === 201) resolve(request.response);
        else reject(new Error(request.response?.error ?? `status ${request.status}`));
      };
      request.onerror = () => reject(new Error('the device cannot be reached, or broke off'));
      request.send(content);
    });
  }

  /** Uploads random bytes, reads them back and compares; returns {name, bytes, sha256}. */
  async sendSample(length, onProgress) {
    const sent = randomBytes(length);
    const stored = await this.upload('sample.bin', new Blob([sent]), onProgress);
    const response = await fetch(`${this.#origin}/uploads/${stored.name}`);
    if (!response.ok) throw new Error(`reading it back failed with status ${response.status}`);
    const [mine, back] = await Promise.all([sha256(sent), sha256(await response.arrayBuffer())]);
    if (mine !== back || mine !== stored.sha256) {
      throw new Error(`what came back is not what was sent: ${back} instead of ${mine}`);
    }
    return stored;
  }

  /**
   * Listens to the device; connects anew when the connection breaks, later each time.
   * @param onMessage called with each message, an object with a type
   * @param onState called with "connecting", "open" or "closed"
   * @returns {{send: function(object), close: function()}}
   */
  listen(onMessage, onState) {
    const url = `${this.#origin.replace(/^https:/, 'wss:')}/cache`;
    let socket;
    let timer;
    let failures = 0;
    let ended = false;
    const open = () => {
      onState('connecting');
      socket = new WebSocket(url);
      socket.onopen = () => {
        failures = 0;
        onState('open');
      };
      socket.onmessage = (event) => onMessage(JSON.parse(event.data));
      socket.onclose = () => {
        if (ended) return;
        onState('closed');
        timer = setTimeout(open, Math.min(30, 2 ** failures) * 1000);
        failures += 1;
      };
    };
    open();
    return {
      send: (message) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      },
      close: () => {
        ended = true;
        clearTimeout(timer);
        socket.close();
      },
    };
  }
}
