/**
 * The runtime's files: fetched once, checked against the manifest, handed on.
 */
import { env } from './env.js';
import { storedForm } from './layout.js';

/** What went wrong in words for the reader, with what to do. */
export class SupplyError extends Error {}

/** A file could not be had; another one may do. */
export class FileError extends SupplyError {
  /** Whether the server has answered at all. */
  isAnswered = true;
}

/* global __MANIFEST__ -- what the page needs of the runtime's manifest, put here when the runner is bundled: one request less before the first byte */
const manifest = __MANIFEST__;
const arriving = new Map(); // name → promise of an ArrayBuffer
const loaded = new Map(); // name → bytes so far
const listeners = new Set(); // called with a name when more of it has come
const damaged = new Set();
const given = new Set(); // names that were handed on and need not be fetched early any more

let waiting = new AbortController();

/** Give up on what has not arrived, so that it can be asked for again. */
export function abandon() {
  waiting.abort();
  waiting = new AbortController();
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function request(url, cache) {
  const { signal } = waiting;
  let response;
  try {
    response = await fetch(url, { signal, cache });
  } catch {
    const words = 'Python could not be loaded: there is no connection. Check the network, then press Retry.';
    throw signal.aborted ? new SupplyError(words) : Object.assign(new FileError(words), { isAnswered: false });
  }
  if (response.status === 404) throw new FileError('Python could not be loaded: the site has been updated since this page was opened. Reload the page; your code is kept.');
  if (!response.ok) throw new FileError(`Python could not be loaded: the server answered ${response.status}. Press Retry in a moment.`);
  return response;
}

/**
 * @returns {Promise<{files: object, packages: object, python: string, missing: string[], stdlib: object}>} files: by name {name, bytes, sha256, content: {bytes, sha256}}, as stored and unpacked
 * @throws {SupplyError} when the site was built without a runtime
 */
export function getManifest() {
  if (!env.runtime) return Promise.reject(new SupplyError('This copy of the site was built without Python, so code cannot run here. You can still read, edit and download it.'));
  return Promise.resolve(manifest);
}

/** All bytes of a response in one buffer; it may hold the file as stored, or unpacked by server and browser. */
async function collect(response, { bytes: size, content }, onBytes) {
  let bytes = new Uint8Array(size);
  let at = 0;
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    if (at + step.value.length > bytes.length) {
      const larger = new Uint8Array(content.bytes);
      larger.set(bytes.subarray(0, at));
      bytes = larger;
    }
    bytes.set(step.value, at);
    at += step.value.length;
    onBytes(step.value.length);
  }
  return at === bytes.length ? bytes : bytes.slice(0, at);
}

async function isWhole(bytes, entry) {
  const form = [entry, entry.content].find((known) => known.bytes === bytes.length);
  if (!form || !crypto.subtle) return Boolean(form);
  return hex(await crypto.subtle.digest('SHA-256', bytes)).startsWith(form.sha256);
}

async function load(name, entry) {
  try {
    return await loadForm(name, storedForm(entry).name, entry);
  } catch (error) {
    if (!error.isAnswered) throw error;
    return loadForm(name, `${name}.gz`, entry); // some servers and proxies have never heard of .zst
  }
}

async function loadForm(name, stored, entry) {
  // What arrived damaged is not to be taken from the browser's cache again.
  const response = await request(env.runtime + stored, damaged.has(stored) ? 'reload' : 'default');
  loaded.set(name, 0);
  const onBytes = (count) => {
    loaded.set(name, loaded.get(name) + count);
    listeners.forEach((listen) => listen(name));
  };
  const bytes = await collect(stored.endsWith('.gz') ? await gunzipped(response) : response, entry, onBytes).catch(() => null); // cut short, or too long even for the content
  if (!bytes || !(await isWhole(bytes, entry))) {
    damaged.add(stored);
    throw new FileError(`Python could not be loaded: ${name} arrived damaged or cut short. Press Retry.`);
  }
  return bytes.buffer;
}

/** What a gzip file holds; a server may have sent it as an encoding, so that the browser has unpacked it already. */
async function gunzipped(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new Response(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/**
 * Fetch files, each once at a time; a failed one may be asked for again.
 *
 * @param {string[]} names
 * @param {(name: string, bytes: ArrayBuffer) => void|Promise<void>} onFile called as each arrives; it may transfer the bytes, which are forgotten here
 * @param {(loaded: number, total: number) => void} onProgress bytes so far and in all
 */
export async function getFiles(names, onFile, onProgress = () => {}) {
  const { files } = await getManifest();
  const absent = names.filter((name) => !files[name]);
  if (absent.length) throw new SupplyError(`Python could not be loaded: this copy of the site lacks ${absent.join(', ')}.`);
  const total = names.reduce((sum, name) => sum + files[name].bytes, 0);
  const report = () => onProgress(names.reduce((sum, name) => sum + Math.min(loaded.get(name) ?? 0, files[name].bytes), 0), total);
  listeners.add(report);
  try {
    await Promise.all(
      names.map(async (name) => {
        const buffer = await begin(name, files[name]);
        arriving.delete(name);
        given.add(name);
        await onFile(name, buffer);
      }),
    );
  } finally {
    listeners.delete(report);
  }
}

/**
 * How fast a file comes, measured over its middle part; begins to fetch it if need be.
 *
 * @returns {Promise<number>} bytes a millisecond
 * @throws {SupplyError} when it does not come
 */
export async function paceOf(name) {
  const { files } = await getManifest();
  const { bytes } = files[name];
  let from = null; // [bytes, milliseconds] where the measuring began: the first part only shows how a connection warms up
  let listen;
  const measured = new Promise((resolve) => {
    listen = () => {
      const [now, t] = [loaded.get(name), performance.now()];
      if (now > bytes / 6) from ??= [now, t];
      if (from && now > bytes / 2) resolve((now - from[0]) / (t - from[1]) || Infinity); // all at once: 0 / 0
    };
    listeners.add(listen);
  });
  try {
    return await Promise.race([measured, begin(name, files[name]).then(() => measured)]);
  } finally {
    listeners.delete(listen);
  }
}

/** Fetch a file unless that is under way or done. */
function begin(name, entry) {
  if (!arriving.has(name)) {
    const promise = load(name, entry);
    arriving.set(name, promise);
    promise.catch(() => arriving.delete(name));
  }
  return arriving.get(name);
}

/** Fetch files early, one by one; errors are left for the run that needs them to report. */
export async function prefetch(names) {
  try {
    const { files } = await getManifest();
    for (const name of names) {
      if (files[name] && !given.has(name)) await begin(name, files[name]);
    }
  } catch {
    // the run itself will say it
  }
}
