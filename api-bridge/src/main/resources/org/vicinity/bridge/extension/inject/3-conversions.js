// Conversions of Web IDL: each member is read once, checked and bounded.

const MAX_TEXT = 128;
const MAX_LABEL = 63;
const MAX_FILTERS = 32;
const MAX_PEM = 60000;
const MAX_ISSUER_ANSWER = 65536;
const MAX_EXPLANATION = 256;
const MIN_CHALLENGE = 16;
const MAX_CHALLENGE = 64;

const dictionary = (value, name) => {
  if (value === undefined || value === null) return { __proto__: null };
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`${name} is not an object`);
  }
  return value;
};

const required = (value, name) => {
  if (value === undefined) throw new TypeError(`required member ${name} is undefined`);
  return value;
};

const string = (value, name, max) => {
  const text = apply(toWellFormed, `${value}`, []);
  if (text.length > max) throw new TypeError(`${name} is longer than ${max} characters`);
  return text;
};

const optionalString = (value, name, max) =>
  value === undefined ? undefined : string(value, name, max);

const filter = (value) => {
  const given = dictionary(value, 'LocalDeviceFilter');
  const name = optionalString(given.name, 'name', MAX_TEXT);
  const namePrefix = optionalString(given.namePrefix, 'namePrefix', MAX_TEXT);
  const type = optionalString(given.type, 'type', MAX_TEXT);
  const vendor = optionalString(given.vendor, 'vendor', MAX_TEXT);
  if ((name ?? namePrefix ?? type ?? vendor) === undefined) {
    throw new TypeError('a filter must have at least one member');
  }
  if (namePrefix === '') throw new TypeError('namePrefix must not be empty');
  return { __proto__: null, name, namePrefix, type, vendor };
};

const filters = (value, name) => {
  if (value === undefined) return undefined;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new TypeError(`${name} is not a sequence`);
  }
  const converted = list();
  // The page's own iterator, as Web IDL has it.
  for (const each of value) {
    if (converted.length === MAX_FILTERS) {
      throw new TypeError(`${name} has more than ${MAX_FILTERS} members`);
    }
    append(converted, filter(each));
  }
  return converted;
};

const abortSignal = (value) => {
  if (value === undefined) return undefined;
  try {
    apply(signalAborted, value, []);
  } catch {
    throw new TypeError('signal is not an AbortSignal');
  }
  return value;
};

const user = (value) => {
  if (value === undefined) return undefined;
  const given = dictionary(value, 'LocalUser');
  const displayName = optionalString(given.displayName, 'displayName', MAX_TEXT);
  const id = string(required(given.id, 'id'), 'id', MAX_TEXT);
  if (id === '') throw new TypeError('id must not be empty');
  return { __proto__: null, id, displayName };
};

const deviceRequest = (given) => {
  const request = {
    __proto__: null,
    acceptAllDevices: !!given.acceptAllDevices,
    exclusionFilters: filters(given.exclusionFilters, 'exclusionFilters'),
    filters: filters(given.filters, 'filters'),
    signal: abortSignal(given.signal),
    user: user(given.user),
  };
  if ((request.filters !== undefined) === request.acceptAllDevices) {
    throw new TypeError('either filters or acceptAllDevices must be given');
  }
  if (request.filters !== undefined && request.filters.length === 0) {
    throw new TypeError('filters must not be empty');
  }
  if (request.exclusionFilters !== undefined) {
    if (request.filters === undefined) throw new TypeError('exclusionFilters needs filters');
    if (request.exclusionFilters.length === 0) {
      throw new TypeError('exclusionFilters must not be empty');
    }
  }
  return request;
};

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const base64url = (bytes, length) => {
  let text = '';
  for (let i = 0; i < length; i += 3) {
    const left = length - i;
    const group =
      (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    text += BASE64URL[group >> 18] + BASE64URL[(group >> 12) & 63];
    if (left > 1) text += BASE64URL[(group >> 6) & 63];
    if (left > 2) text += BASE64URL[group & 63];
  }
  return text;
};

/** Takes a copy of a BufferSource, as base64url. */
const challenge = (value) => {
  let buffer = value;
  let offset = 0;
  let length;
  if (isView(value)) {
    const isArray = apply(typedArrayTag, value, []) !== undefined;
    buffer = apply(isArray ? typedArrayBuffer : dataViewBuffer, value, []);
    offset = apply(isArray ? typedArrayOffset : dataViewOffset, value, []);
    length = apply(isArray ? typedArrayLength : dataViewLength, value, []);
  }
  let whole;
  let resizable;
  try {
    // Both throw for a shared buffer and for what is no buffer.
    whole = apply(bufferLength, buffer, []);
    resizable = apply(bufferResizable, buffer, []);
  } catch {
    throw new TypeError('challenge is not a BufferSource');
  }
  if (resizable) throw new TypeError('challenge must not be resizable');
  if (length === undefined) length = whole;
  if (length < MIN_CHALLENGE || length > MAX_CHALLENGE) throw error('CHALLENGE_LENGTH');
  return base64url(new Uint8Array(buffer, offset, length), length);
};

const certificateRequestOptions = (value) => {
  const given = dictionary(value, 'LocalCertificateRequestOptions');
  const bytes = challenge(required(given.challenge, 'challenge'));
  const label = optionalString(given.label, 'label', MAX_LABEL);
  return { __proto__: null, challenge: bytes, label };
};

const pem = (value, name) => {
  const text = `${required(value, name)}`;
  if (text.length > MAX_PEM) throw error('BAD_PEM', `${name} is longer than ${MAX_PEM} characters`);
  return text;
};

const certificate = (value) => {
  const given = dictionary(value, 'LocalCertificate');
  const authority = pem(given.authority, 'authority');
  const chain = pem(given.certificate, 'certificate');
  if (authority.length + chain.length > MAX_PEM) {
    throw error('BAD_PEM', `both together are longer than ${MAX_PEM} characters`);
  }
  return { __proto__: null, authority, certificate: chain };
};

const issuerUrl = (value) => {
  const text = apply(toWellFormed, `${value}`, []);
  const url = new URL(text, apply(baseUri, document, []));
  if (apply(urlOrigin, url, []) !== ORIGIN) throw error('ISSUER_ORIGIN');
  if (apply(urlSearch, url, []) !== '' || apply(urlHash, url, []) !== '') {
    throw new TypeError('issuer must have no query and no fragment');
  }
  const path = apply(urlPath, url, []);
  const end = path.length - 1;
  return ORIGIN + (path[end] === '/' ? apply(slice, path, [0, end]) : path);
};

const connection = (value) => {
  const given = dictionary(value, 'LocalDeviceConnection');
  const request = deviceRequest(given);
  const issuer = issuerUrl(required(given.issuer, 'issuer'));
  const label = optionalString(given.label, 'label', MAX_LABEL);
  return { __proto__: null, request, issuer, label };
};
